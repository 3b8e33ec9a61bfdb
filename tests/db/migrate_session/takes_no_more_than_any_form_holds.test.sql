begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

create function tests.fields(count integer)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select jsonb_object_agg('field' || n, '') from generate_series(1, fields.count) as n;
$$;

select tests.given_completed('haulier');
select tests.remember_world();
select results_eq(
  $$
    select form.place, tests.error_of(
      format('select tests.migrate(%L, profile => %L, consents => %L)',
        'haulier', form.profile, form.consents)
    ) ->> 'message'
    from (values
      (1, tests.fields(100), tests.consents()), (2, tests.fields(101), tests.consents()),
      (3, tests.profile(), tests.fields(100)), (4, tests.profile(), tests.fields(101))
    ) as form (place, profile, consents)
  $$,
  $$
    values (1, 'invalid_profile'), (2, 'invalid_input'), (3, 'invalid_profile'),
      (4, 'invalid_input')
  $$,
  'a hundred fields, and not one more'
);
select tests.world_unchanged();

select * from finish();
rollback;
