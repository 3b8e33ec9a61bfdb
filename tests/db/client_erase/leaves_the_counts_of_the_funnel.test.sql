begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/statistics.psql
\ir ../_support/rights.psql
select plan(2);

select tests.given_client('durand');
select tests.given_client('tried', is_test => true);
select tests.given_completed('later', tests.consultant());
select tests.attach('later', tests.client('durand'));
create temporary table before on commit drop as select app.session_statistics() as statistics;

select tests.act_as_signed_in(tests.client('durand'));
select api.client_erase('durand@example.org');
select tests.act_as_signed_in(tests.client('tried'));
select api.client_erase('tried@example.org');
select tests.act_as_owner();

select is(
  app.session_statistics(), (select b.statistics from before as b), 'statistics do not move'
);
select results_eq(
  $$ select c.secteur, c.step, c.sessions from app.cleaned_sessions as c order by 1 $$,
  $$
    values ('services_entreprises', 'migrated', 1::bigint),
      ('transport_marchandises', 'migrated', 1)
  $$,
  'his simulations stay as counts, those of a test do not'
);

select * from finish();
rollback;
