begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_completed('later', tests.consultant());
select tests.attach('later', tests.client('durand'));

select set_eq(
  $$
    select m.session_id::text from app.simulation as m
    where m.client_id = tests.client('durand')
  $$,
  array[tests.session_id('durand'), tests.session_id('later')],
  'the history holds both'
);
select results_eq(
  $$
    select e.kind, e.actor, e.client_id, e.details from app.audit_event as e
    where e.session_id::text = tests.session_id('later')
  $$,
  $$
    values (
      'session_attached', 'client', tests.client('durand'),
      jsonb '{"added": 0, "refreshed": 0, "protected": 0, "responses": 12}'
    )
  $$,
  'and the trail says how it came'
);

select * from finish();
rollback;
