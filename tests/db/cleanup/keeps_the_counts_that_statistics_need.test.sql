begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
select plan(3);

select tests.given_client('durand');
select tests.given_open('silent');
select tests.given_open('answered', '{"SECTEUR": "btp"}');
select tests.given_completed('completed');
select tests.given_completed('completed too');
select tests.given_completed('test', is_test => true);
create temporary table before on commit drop as select app.session_statistics() as statistics;

select is(app.cleanup_expired_sessions(grace => '-30 days'), 5, 'all but the migrated one go');
select is(
  app.session_statistics(), (select b.statistics from before as b), 'and the counts do not move'
);
select results_eq(
  $$ select c.secteur, c.step, c.sessions from app.cleaned_sessions as c order by 1 $$,
  $$
    values ('', 'started', 1::bigint), ('btp', 'answered', 1),
      ('transport_marchandises', 'completed', 2)
  $$,
  'kept by activity and step, test sessions left out'
);

select * from finish();
rollback;
