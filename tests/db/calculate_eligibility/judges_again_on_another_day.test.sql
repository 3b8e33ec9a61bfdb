begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/simulate.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_completed('haulier');
select set_config('tremplin.today', '2026-12-31', true);
select is(
  tests.result_for(tests.calculate('haulier'), 'DFS') -> 'amount_high', '14851.20',
  'on New Year''s Eve: 8 x 26 000 x 17 % x 42 %'
);
select set_config('tremplin.today', '2027-01-01', true);
select is(
  tests.result_for(tests.calculate('haulier'), 'DFS') -> 'amount_high', '13977.60',
  'the day after: 16 %'
);
select is(
  (select s.evaluated_on from app.temporary_session as s
    where s.id::text = tests.session_id('haulier')),
  date '2027-01-01',
  'the session says of which day its figures are'
);

select * from finish();
rollback;
