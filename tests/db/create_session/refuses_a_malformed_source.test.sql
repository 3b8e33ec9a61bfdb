begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

create temporary table source (name text) on commit drop;
insert into source values
  (''), ('Salon'), ('1salon'), ('salon de lyon'), ('salon.lyon'), ('<script>'), (null),
  (repeat('a', 51));

select tests.remember_world();
select set_eq(
  $$
    select tests.error_of(format('select api.create_session(%L)', s.name)) - 'hint' from source as s
  $$,
  $$ values (jsonb '{"code": "PT400", "message": "invalid_input"}') $$,
  'letters, digits, - and _, fifty at most'
);
select tests.world_unchanged();

select * from finish();
rollback;
