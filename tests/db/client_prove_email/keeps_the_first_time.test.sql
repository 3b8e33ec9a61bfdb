begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_unproved('durand');
update app.client set email_proved_at = '2026-01-15 10:00Z' where id = tests.client('durand');

select tests.act_as_login_by('otp', tests.client('durand'));
select is(
  (api.client_prove_email() ->> 'email_proved_at')::timestamptz, '2026-01-15 10:00Z',
  'a second code changes nothing'
);
select tests.act_as_login_by('password', tests.client('durand'));
select is(
  (api.client_prove_email() ->> 'email_proved_at')::timestamptz, '2026-01-15 10:00Z',
  'a login by password later is told the same'
);
select tests.act_as_owner();
select is_empty(
  $$
    select from app.audit_event as e
    where e.client_id = tests.client('durand') and e.kind = 'email_proved'
  $$,
  'and nothing is noted'
);

select * from finish();
rollback;
