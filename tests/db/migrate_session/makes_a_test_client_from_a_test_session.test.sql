begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('real');
select tests.given_client('test', is_test => true);

select results_eq(
  $$
    select c.is_test from app.client as c where c.id in (tests.client('real'), tests.client('test'))
    order by c.id = tests.client('test')
  $$,
  array[false, true],
  'and from no other'
);

select * from finish();
rollback;
