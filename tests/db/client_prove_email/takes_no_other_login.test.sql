begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(14);

select tests.given_unproved('durand');

create function pg_temp.proves_nothing(why text)
returns setof text
language plpgsql
as $$
begin
  return next is(
    api.client_prove_email(), '{"email_proved_at": null, "has_password": true}',
    proves_nothing.why
  );
  perform tests.act_as_owner();
  return next is(
    (select c.email_proved_at from app.client as c where c.id = tests.client('durand')), null,
    proves_nothing.why || ': it stays unproved'
  );
end;
$$;
grant execute on function pg_temp.proves_nothing(text) to public;

select tests.act_as_login_by('password', tests.client('durand'));
select pg_temp.proves_nothing('a password');
select tests.act_as_login_by('totp', tests.client('durand'));
select pg_temp.proves_nothing('a second factor');
select tests.act_as_login_by('oauth', tests.client('durand'));
select pg_temp.proves_nothing('another provider');
select tests.act_as('authenticated', tests.client('durand'));
select pg_temp.proves_nothing('a token that does not say');
select tests.act_as_login_by('password', tests.client('durand'), '{
  "email_verified": true,
  "user_metadata": {"email_verified": true, "email_proved_at": "2026-01-01",
    "amr": [{"method": "otp"}]}
}');
select pg_temp.proves_nothing('what he writes of himself');
select tests.act_as_login_by('otp', tests.client('durand'), '{"phone": "33612345678"}');
select pg_temp.proves_nothing('a code that may have come by telephone');

select tests.act_as_login_by('password', tests.client('durand'));
select throws_ok(
  $$ update app.client set email_proved_at = now() where id = (select auth.uid()) $$,
  '42501', null, 'he may not write it himself'
);
select tests.act_as_owner();
select is_empty(
  $$
    select from app.audit_event as e
    where e.client_id = tests.client('durand') and e.kind = 'email_proved'
  $$,
  'nothing is noted'
);

select * from finish();
rollback;
