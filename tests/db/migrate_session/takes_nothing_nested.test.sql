begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

-- A value one level deeper than its field has it, and one far deeper.
create function tests.nested(levels integer)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select (repeat('[', nested.levels) || '"x"' || repeat(']', nested.levels))::jsonb;
$$;

select tests.given_completed('haulier');
select tests.remember_world();
select is_empty(
  $$
    select form.field, levels
    from unnest(array[1, 1000]) as levels, lateral (
      select 'profile' as part, field, tests.profile() || jsonb_build_object(
          field, tests.nested(levels)
        ) as profile, tests.consents() as consents
      from unnest(array['company_name', 'contact_name', 'phone', 'siren', 'nombre_employes'])
        as field
      union all
      select 'consents', field, tests.profile(), tests.consents() || jsonb_build_object(
          field, tests.nested(levels)
        )
      from unnest(array['terms', 'contact', 'marketing']) as field
    ) as form
    where tests.error_of(
      format('select tests.migrate(%L, profile => %L, consents => %L)',
        'haulier', form.profile, form.consents)
    ) ->> 'message' is distinct from 'invalid_profile'
  $$,
  'no field of a form takes a value that is nested'
);
select tests.world_unchanged();

select * from finish();
rollback;
