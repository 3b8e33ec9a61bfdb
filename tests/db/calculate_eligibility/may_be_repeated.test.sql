begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_completed('haulier');
create temporary table first on commit drop as select tests.calculate('haulier') as answer;
select tests.remember_world();

select is(
  tests.calculate('haulier'), (select answer from first), 'the same answers give the same results'
);
select tests.world_unchanged('nothing is written again');

select * from finish();
rollback;
