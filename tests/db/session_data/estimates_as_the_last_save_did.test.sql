begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_open('visitor');
select set_config('tremplin.today', '2026-12-31', true);
create temporary table saved on commit drop as
select tests.save('visitor', tests.haulier() - 'DEJA_EN_PLACE') as answer;

select is(
  tests.data('visitor') -> 'estimate', (select answer -> 'estimate' from saved),
  'who comes back reads what he read before'
);

select set_config('tremplin.today', '2027-06-01', true);
select is(
  tests.data('visitor') -> 'estimate', tests.save('visitor', '{}') -> 'estimate',
  'with the figures of the day on which he comes back'
);

select tests.save('visitor', '{"DEJA_EN_PLACE": ["aucun"]}');
select tests.calculate('visitor');
select set_config('tremplin.today', '2030-06-01', true);
select is(
  tests.data('visitor') -> 'estimate', (tests.data('visitor') -> 'totals') - 'eligible_count',
  'once completed, with those of his result'
);

select * from finish();
rollback;
