begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(7);

select tests.given_client('durand');

select results_eq(
  $$
    select * from tests.broken_by($break$
      update app.temporary_eligibility set amount_high = amount_high + 1
      where session_id::text = tests.session_id('durand') and produit = 'DFS'
    $break$)
  $$,
  $$
    values (
      'the results of a migrated session are those of its simulation',
      tests.session_id('durand')::uuid, tests.client('durand')
    )
  $$,
  'another amount'
);
select results_eq(
  $$
    select * from tests.broken_by($break$
      update app.temporary_eligibility set state = 'eligible'
      where session_id::text = tests.session_id('durand') and produit = 'RECOUVREMENT'
    $break$)
  $$,
  $$
    values (
      'the results of a migrated session are those of its simulation',
      tests.session_id('durand')::uuid, tests.client('durand')
    )
  $$,
  'another state'
);

create function tests.is_found(change text, description text)
returns text
language sql
volatile
set search_path = extensions
as $$
  select results_eq(
    format(
      'select * from tests.broken_by(%L)',
      change || $where$ where session_id::text = tests.session_id('durand') $where$
    ),
    $row$
      values (
        'the results of a migrated session are those of its simulation',
        tests.session_id('durand')::uuid, tests.client('durand')
      )
    $row$,
    description
  );
$$;

select tests.is_found(
  'update app.temporary_eligibility set confidence = ''low''', 'another confidence'
);
select tests.is_found(
  'update app.temporary_eligibility set already_in_place = not already_in_place',
  'in place or not'
);
select tests.is_found('update app.temporary_eligibility set score = 100 - score', 'another score');
select tests.is_found('delete from app.temporary_eligibility', 'all of them lost');
select tests.is_found(
  $$
    insert into app.temporary_eligibility
    select distinct session_id, 'MORE', 'not_eligible'::app.result_state, 0,
      'low'::app.confidence, false, null::numeric, null::numeric, '{}'::jsonb
    from app.temporary_eligibility
  $$,
  'more than were shown'
);

select * from finish();
rollback;
