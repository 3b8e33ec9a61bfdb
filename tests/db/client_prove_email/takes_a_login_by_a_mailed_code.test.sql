begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(5);

select tests.given_unproved('durand');
select tests.given_unproved('morel');
select tests.act_as_login_by('otp', tests.client('durand'));
select is(
  api.client_prove_email(tests.given_login_by('password', tests.client('durand'))),
  jsonb_build_object('email_proved_at', now(), 'has_password', true),
  'he is told since when'
);
select tests.act_as_owner();

select is(
  (select row(c.email_proved_at, c.may_be_contacted) from app.client as c
    where c.id = tests.client('durand')),
  row(now(), true), 'and may be contacted, as he agreed'
);
select is(
  (select c.email_proved_at from app.client as c where c.id = tests.client('morel')), null,
  'nobody else is'
);
select results_eq(
  $$
    select e.kind, e.actor, e.details from app.audit_event as e
    where e.client_id = tests.client('durand') and e.kind in ('email_proved', 'account_taken_over')
  $$,
  $$ values ('email_proved', 'client', jsonb '{}') $$,
  'the trail says so'
);

update app.client set contact_consented_at = null, contact_text_version = null
where id = tests.client('durand');
select is(
  (select c.may_be_contacted from app.client as c where c.id = tests.client('durand')), false,
  'who did not agree is not contacted for having proved his address'
);

select * from finish();
rollback;
