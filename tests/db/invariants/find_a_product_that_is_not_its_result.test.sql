begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(14);

select tests.given_client('durand');

create function tests.is_found(assignment text)
returns text
language sql
volatile
set search_path = extensions
as $$
  select results_eq(
    format(
      $broken$
        select * from tests.broken_by(
          $break$
            update app.client_produit_eligible set %s
            where client_id = tests.client('durand') and produit = 'TICPE'
          $break$
        )
      $broken$,
      assignment
    ),
    $row$
      values (
        'a product equals the result of its simulation',
        tests.session_id('durand')::uuid, tests.client('durand')
      )
    $row$,
    assignment
  );
$$;

select tests.is_found('score = 85');
select tests.is_found($$ state = 'to_confirm' $$);
select tests.is_found('amount_low = 0');
select tests.is_found('amount_high = amount_high + 0.01');
select tests.is_found('amount_high = null');
select tests.is_found($$ confidence = 'low' $$);
select tests.is_found('already_in_place = not already_in_place');
select tests.is_found($$ recommendation = '{}' $$);
select tests.is_found($$ recommendation = recommendation || '{"next_step": "Wait."}' $$);
select tests.is_found($$ recommendation = '{}', file_status = 'requested' $$);
select tests.is_found($$ metadata = metadata || '{"source": "by hand"}' $$);
select tests.is_found($$ metadata = metadata || '{"evaluated_on": "2026-11-30"}' $$);
select tests.is_found($$ metadata = metadata || '{"criteria": {}}' $$);
select tests.is_found($$ metadata = metadata - 'criteria' $$);

select * from finish();
rollback;
