begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_open('visitor');
select tests.remember_world();
select set_eq(
  $$
    select tests.error_of(format('select tests.save(%L, %L)', 'visitor', v.responses)) - 'hint'
    from (values ('[]'), ('[{"CA": 1}]'), ('"CA"'), ('5'), ('true'), ('null'), (null))
      as v (responses)
  $$,
  $$ values (jsonb '{"code": "PT400", "message": "invalid_input"}') $$,
  'a wrong envelope is told apart from a wrong answer'
);
select tests.world_unchanged();

select * from finish();
rollback;
