begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('haulier');
create temporary table trial (email text) on commit drop;
insert into trial values
  (null), (''), (' '), ('anne'), ('anne@'), ('@durand.example'), ('anne@@durand.example'),
  ('anne durand@durand.example'), ('anne@durand..example'), ('anne@-durand.example'),
  ('anne@durand.example.'), ('anne@durand_.example'), ('hélène@durand.example'),
  ('anne@durand.example, eve@example.org'), (repeat('a', 244) || '@example.org');

select tests.remember_world();
create temporary table outcome on commit drop as
select tests.error_of(format('select tests.migrate(%L, %L)', 'haulier', t.email)) as error
from trial as t;

select is((select count(*) from outcome as o where o.error is not null), 15::bigint, 'none passes');
select set_eq(
  $$
    select o.error ->> 'code' as code, o.error ->> 'message' as message, o.error -> 'details'
    from outcome as o
  $$,
  $$
    values ('PT422', 'invalid_profile', jsonb '[{"field": "email", "code": "invalid_format"}]')
  $$,
  'each is told the same'
);
select tests.world_unchanged();

select * from finish();
rollback;
