begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(1);

select tests.given_open('one', '{"SECTEUR": "btp"}');
select app.cleanup_expired_sessions(grace => '-30 days');
select tests.given_open('other', '{"SECTEUR": "btp"}');
select app.cleanup_expired_sessions(grace => '-30 days');

select results_eq(
  $$ select c.secteur, c.step, c.sessions from app.cleaned_sessions as c $$,
  $$ values ('btp', 'answered', 2::bigint) $$,
  'one row for a day, an activity and a step'
);

select * from finish();
rollback;
