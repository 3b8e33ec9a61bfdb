begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(2);

select app.publish_ruleset(tests.draft());

select is(app.current_ruleset(), tests.draft(), 'a new session would get it');
select results_eq(
  $$ select status::text, published_at from app.ruleset where id = tests.draft() $$,
  $$ values ('published', now()) $$,
  'it says since when'
);

select * from finish();
rollback;
