begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(1);

select tests.given_open('night', '{"SECTEUR": "btp"}');
update app.temporary_session set created_at = '2026-07-01 22:30+00';
select app.cleanup_expired_sessions(grace => '-30 days');

select is(
  (select c.started_on from app.cleaned_sessions as c), date '2026-07-02',
  'half past midnight there is the next day'
);

select * from finish();
rollback;
