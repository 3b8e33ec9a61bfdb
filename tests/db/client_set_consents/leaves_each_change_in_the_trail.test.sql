begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select tests.act_as('authenticated', tests.client('durand'));
select api.client_set_consents(true, false, '2026-02');
select api.client_set_consents(false, false, '2026-02');
select api.client_set_consents(false, false, '2026-03');
select api.client_set_consents(true, true, '2026-03');
select tests.act_as_owner();

select results_eq(
  $$
    select e.actor, e.details from app.audit_event as e
    where e.client_id = tests.client('durand') and e.kind = 'consents_set' order by e.id
  $$,
  $$
    values
      ('client', jsonb '{"contact": false, "marketing": false, "text_version": "2026-02"}'),
      ('client', '{"contact": true, "marketing": true, "text_version": "2026-03"}')
  $$,
  'each change once, with the text that was read; what changes nothing is not told'
);

select * from finish();
rollback;
