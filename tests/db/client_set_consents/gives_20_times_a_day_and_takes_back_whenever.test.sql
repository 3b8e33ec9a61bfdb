begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(7);

select tests.given_client('durand');
create function tests.change_consents(times integer)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform tests.act_as('authenticated', tests.client('durand'));
  for n in 1..change_consents.times loop
    perform api.client_set_consents((n % 2 = 0)::text, 'false', '2026-02');
  end loop;
end;
$$;

-- With the sign-up and what follows, 20 changes.
select tests.change_consents(18);
select api.client_set_consents('true', 'true', '2026-02');
select tests.remember_world();
select ok(
  api.client_set_consents('true', 'true', '2026-02') ->> 'contact_consented_at' is not null,
  'what stands may be said again'
);
select tests.world_unchanged('to no effect');
select is(
  api.client_set_consents('false', 'true', '2026-02') ->> 'contact_consented_at', null,
  'a consent is taken back whenever'
);
select tests.refuses(
  $$ select api.client_set_consents('true', 'true', '2026-02') $$,
  'PT429', 'too_many_attempts', 'and not given once more that day'
);
select is(
  api.client_set_consents('true', 'false', '2026-02'),
  '{"contact_consented_at": null, "marketing_consented_at": null}',
  'the last that stood is taken back, though another is asked for with it'
);

select tests.act_as_owner();
select app.write_audit_event(
  'account_taken_over', null, tests.client('durand'), 'client', '{"requests": 0}'
);
select tests.act_as('authenticated', tests.client('durand'));
select ok(
  api.client_set_consents('true', 'false', '2026-02') ->> 'contact_consented_at' is not null,
  'who took the account over gives his own'
);

select * from finish();
rollback;
