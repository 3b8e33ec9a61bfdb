begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select lives_ok(
  $$ update app.question set help = 'Autre aide' where ruleset_id = tests.draft() $$,
  'its rows may be changed'
);
select lives_ok(
  $$ delete from app.ruleset where name = 'spoilt-draft' $$, 'it may be given up'
);
select is_empty(
  $$
    select from app.question as q
    where not exists (select from app.ruleset as r where r.id = q.ruleset_id)
    union all
    select from app.ruleset where name = 'spoilt-draft'
  $$,
  'its rows go with it'
);

select * from finish();
rollback;
