begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(11);

select tests.given_unproved('durand');
select tests.given_client('morel');
select tests.act_as('authenticated', tests.client('durand'));
select api.client_request_produit('TICPE');
select tests.act_as('authenticated', tests.client('morel'));
select api.client_request_produit('TICPE');
select tests.act_as_owner();
-- As of a catalogue that has changed since he asked.
update app.client_produit_eligible
set recommendation = recommendation || '{"next_step": "as it was then"}'
where client_id = tests.client('durand') and produit = 'TICPE';
update app.client set phone = '+33612345678', provenance = provenance || '{"phone": "form"}',
  marketing_consented_at = now(), marketing_text_version = '2026-02'
where id in (tests.client('durand'), tests.client('morel'));
select tests.given_login_by('password', tests.client('durand'));
select tests.given_login_by('password', tests.client('morel'));
insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
values (gen_random_uuid(), tests.client('durand'), 'totp', 'verified', now(), now());
update auth.users set email_change = 'registrant@example.org', email_change_token_new = 'abc'
where id = tests.client('durand');
insert into auth.one_time_tokens (id, user_id, token_type, token_hash, relates_to)
values (
  gen_random_uuid(), tests.client('durand'), 'email_change_token_new', 'abc',
  'registrant@example.org'
);

select tests.act_as_login_by('otp', tests.client('durand'));
select is(
  api.client_prove_email(),
  jsonb_build_object('email_proved_at', now(), 'has_password', false),
  'the account has no password any more'
);
select is(app.signed_in_id(), tests.client('durand'), 'the login that gave the proof goes on');
select tests.act_as_owner();

select is(
  (select count(*) from auth.sessions as l where l.user_id = tests.client('durand')), 1::bigint,
  'every other one has ended'
);
select is(
  (select row(u.encrypted_password, u.email_change, u.email_change_token_new)
    from auth.users as u where u.id = tests.client('durand')),
  row(null::varchar, ''::varchar, ''::varchar), 'no other address is on its way'
);
select is(
  (select (select count(*) from auth.one_time_tokens as t where t.user_id = c.id)
    + (select count(*) from auth.mfa_factors as f where f.user_id = c.id)
    from app.client as c where c.id = tests.client('durand')),
  0::bigint, 'nor any code, and no second factor is left'
);
select is(
  (select row(c.phone, c.provenance ? 'phone', c.contact_consented_at, c.contact_text_version,
      c.marketing_consented_at, c.marketing_text_version, c.may_be_contacted)
    from app.client as c where c.id = tests.client('durand')),
  row(
    null::text, false, null::timestamptz, null::text, null::timestamptz, null::text, false
  ),
  'what somebody else agreed to, and his phone, are gone'
);
select is(
  (select c.file_status::text from app.client_produit_eligible as c
    where c.client_id = tests.client('durand') and c.produit = 'TICPE'),
  'new', 'what he asked for is for its owner to ask'
);
select is_empty('select * from app.check_invariants()', 'and is a file as any other that is new');
select results_eq(
  $$
    select e.kind, e.actor, e.details from app.audit_event as e
    where e.client_id = tests.client('durand') and e.actor = 'client'
      and e.kind <> 'file_requested'
    order by e.id
  $$,
  $$
    values
      ('email_proved', 'client', jsonb '{}'),
      ('account_taken_over', 'client', '{"requests": 1}'),
      (
        'consents_set', 'client',
        '{"withdrawn": {"contact": "2026-01", "marketing": "2026-02"}}'
      )
  $$,
  'the trail tells which consents went'
);
select is(
  (select row(u.encrypted_password is null, c.phone, c.may_be_contacted, p.file_status::text)
    from app.client as c join auth.users as u using (id)
    join app.client_produit_eligible as p on p.client_id = c.id and p.produit = 'TICPE'
    where c.id = tests.client('morel')),
  row(false, '+33612345678'::text, true, 'requested'::text), 'nobody else loses anything'
);
select is(
  (select count(*) from auth.sessions as l where l.user_id = tests.client('morel')), 2::bigint,
  'nor a login'
);

select * from finish();
rollback;
