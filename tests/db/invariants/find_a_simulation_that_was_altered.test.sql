begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(12);

select tests.given_client('durand');

create function tests.is_found(assignment text, broken text[])
returns text
language sql
volatile
set search_path = extensions
as $$
  select set_eq(
    format(
      $broken$
        select * from tests.broken_by(
          $break$
            update app.simulation set %s where session_id::text = tests.session_id('durand')
          $break$
        )
      $broken$,
      assignment
    ),
    format(
      $rows$
        select b, tests.session_id('durand')::uuid, tests.client('durand')
        from unnest(%L::text[]) as b
      $rows$,
      broken
    ),
    assignment
  );
$$;

select tests.is_found(a.assignment, array[
  'the answers of a simulation are those that its results were made from',
  'the answers of a migrated session are those of its simulation, or gone after the period'
] || a.as_well)
from (values
  (
    $$ responses = '{}' $$,
    array['a simulation has each question that it answers, as it was asked']
  ),
  ($$ responses = responses || '{"CHAUFFEURS": 9}' $$, '{}'),
  (
    $$ responses = responses - 'IMPAYES' $$,
    array['a simulation has each question that it answers, as it was asked']
  )
) as a (assignment, as_well);
select tests.is_found(assignment, array[
  'a simulation has each question that it answers, as it was asked'
])
from (values
  ($$ questions = '[]' $$),
  ($$ questions = (questions::jsonb - 0)::json $$),
  ($$ questions = replace(questions::text, '?', '!')::json $$)
) as a (assignment);
select tests.is_found(assignment, array['a simulation is what its session showed'])
from (values
  ($$ totals = '{}' $$),
  ($$ results = replace(results::text, '"formula" : "', '"formula" : "…')::json $$),
  ('started_at = now() - interval ''1 day'''),
  ('completed_at = now() + interval ''1 day''')
) as a (assignment);
select tests.is_found($$ evaluated_on = '2026-12-02' $$, array[
  'a simulation is what its session showed', 'a product equals the result of its simulation'
]);
select tests.is_found($$ source = 'by_hand' $$, array[
  'a product equals the result of its simulation'
]);

select * from finish();
rollback;
