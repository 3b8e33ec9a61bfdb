begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select tests.act_as('authenticated', tests.client('durand'));
select api.client_set_consents('true', 'false', '2026-02');
select api.client_set_consents('false', 'false', '2026-03');
select api.client_set_consents('false', 'false', '2026-03');
select api.client_set_consents('true', 'false', '2026-04');
select api.client_set_consents('true', 'true', '2026-05');
select tests.act_as_owner();

select results_eq(
  $$
    select e.actor, e.details from app.audit_event as e
    where e.client_id = tests.client('durand') and e.kind = 'consents_set' order by e.id
  $$,
  $$
    values
      ('visitor', jsonb '{"given": {"terms": "2026-01", "contact": "2026-01"}}'),
      ('client', '{"withdrawn": {"contact": "2026-01"}}'),
      ('client', '{"given": {"contact": "2026-04"}}'),
      ('client', '{"given": {"marketing": "2026-05"}}')
  $$,
  'each change once, from the sign-up on, with the text agreed to; what stands is not told again'
);

select * from finish();
rollback;
