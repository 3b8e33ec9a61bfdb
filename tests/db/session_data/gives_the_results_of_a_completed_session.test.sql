begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(4);

select tests.given_completed('haulier');
create temporary table shown on commit drop as
select tests.data('haulier') as data, tests.calculate('haulier') as calculated;

select is(
  (select data -> 'results' from shown), (select calculated -> 'results' from shown),
  'the results, as they were calculated'
);
select is(
  (select data -> 'totals' from shown), (select calculated -> 'totals' from shown), 'and the totals'
);
select results_eq(
  $$ select data #>> '{session,status}', (data #>> '{session,completed_at}')::timestamptz,
      data -> 'next_question'
    from shown $$,
  $$ values ('completed', now(), jsonb 'null') $$,
  'nothing is left to ask'
);

select set_config('tremplin.today', '2030-06-01', true);
select is(
  tests.data('haulier') -> 'results', (select calculated -> 'results' from shown),
  'years later they are still those of their day'
);

select * from finish();
rollback;
