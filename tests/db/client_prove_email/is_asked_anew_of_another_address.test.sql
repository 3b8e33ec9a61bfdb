begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

select tests.given_client('durand');
select tests.given_client('morel');
update auth.users set email = upper(email), updated_at = now() where id = tests.client('durand');
select is(
  (select c.may_be_contacted from app.client as c where c.id = tests.client('durand')), true,
  'the same address in capitals is no other'
);

create temporary table login on commit drop as
select tests.given_login_by('otp', tests.client('durand')) as by_code_to_the_former,
  tests.given_login_by('password', tests.client('durand')) as by_password,
  tests.given_login_by('otp', tests.client('morel')) as of_another;
update auth.users set email = 'other@example.org' where id = tests.client('durand');
select is(
  (select row(c.email_proved_at, c.may_be_contacted) from app.client as c
    where c.id = tests.client('durand')),
  row(null::timestamptz, false), 'another address is unproved, and nobody is contacted there'
);
select results_eq(
  $$
    select l.id::text from auth.sessions as l, login as given
    where l.id::text in (given.by_code_to_the_former, given.by_password, given.of_another)
    order by l.id::text = given.of_another
  $$,
  'select by_password from login union all select of_another from login',
  'what a code to the former address opened ends, and nothing else'
);
select tests.act_as_login_by('password', tests.client('durand'));
select throws_ok(
  $$ select api.client_export() $$, 'PT409', 'email_unproved', 'what waits for the proof waits anew'
);
select is(
  api.client_dashboard() #> '{client,email_proved_at}', 'null', 'the client area is told'
);
select tests.act_as_owner();
select results_eq(
  $$
    select e.actor, e.details from app.audit_event as e
    where e.client_id = tests.client('durand') and e.kind = 'email_changed'
  $$,
  $$ values ('auth', jsonb '{}') $$,
  'the trail says so, once, and names no address'
);
select is(
  (select c.may_be_contacted from app.client as c where c.id = tests.client('morel')), true,
  'nobody else is concerned'
);
select tests.act_as_login_by('otp', tests.client('durand'));
select is(
  (api.client_prove_email(tests.given_login_by('password', tests.client('durand')))
    ->> 'email_proved_at')::timestamptz,
  now(), 'and a code that came there proves it'
);

select * from finish();
rollback;
