begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_completed('haulier');
create temporary table first on commit drop as select tests.migrate('haulier') as body;
select tests.remember_world();

select is(
  tests.migrate('haulier'), (select f.body || '{"already_migrated": true}' from first as f),
  'for the same address'
);
select is(
  tests.migrate('haulier', ' ANNE@durand.example '),
  (select f.body || '{"already_migrated": true}' from first as f),
  'in any case, with spaces around'
);
select is(
  tests.migrate('haulier', password_hash => null, profile => '{}', consents => '{}') -> 'client_id',
  (select f.body -> 'client_id' from first as f),
  'whatever the form says now'
);
select tests.world_unchanged('nothing is written again');

select * from finish();
rollback;
