begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_completed('haulier');
create temporary table trial (password_hash text) on commit drop;
insert into trial values
  (null), (''), ('correct horse battery'),
  ('$2b$12$' || repeat('a', 53)), ('$2a$04$' || repeat('a', 53)), ('$2x$10$' || repeat('a', 53)),
  ('$2a$10$' || repeat('a', 52)), ('$2a$10$' || repeat('a', 54)), ('$2a$10$' || repeat('é', 53)),
  (tests.password_hash() || e'\n'), ('$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$aGFzaA');

select tests.remember_world();
create temporary table outcome on commit drop as
select tests.error_of(
  format('select tests.migrate(%L, password_hash => %L)', 'haulier', t.password_hash)
) as error
from trial as t;

select is((select count(*) from outcome as o where o.error is not null), 11::bigint, 'none passes');
select set_eq(
  $$
    select o.error ->> 'code' as code, o.error ->> 'message' as message, o.error -> 'details'
    from outcome as o
  $$,
  $$
    values ('PT422', 'weak_password', jsonb '[
      {"field": "password", "code": "out_of_bounds", "min": 10, "max": 72}
    ]')
  $$,
  'no hash, or one that is not bcrypt of cost 10'
);
select is_empty(
  $$ select from outcome as o where o.error::text ~ 'horse|argon|[$]2' $$, 'and never repeats it'
);
select tests.world_unchanged();

select * from finish();
rollback;
