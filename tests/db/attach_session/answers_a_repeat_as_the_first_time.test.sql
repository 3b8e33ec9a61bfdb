begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_completed('later', tests.haulier() || '{"GAZ_MENSUEL": 400}');
create temporary table first on commit drop as
select tests.attach('later', tests.client('durand')) as body;
select tests.remember_world();

select is(
  tests.attach('later', tests.client('durand')), (select f.body from first as f),
  'added stays added'
);
select tests.world_unchanged('nothing is written again');

select * from finish();
rollback;
