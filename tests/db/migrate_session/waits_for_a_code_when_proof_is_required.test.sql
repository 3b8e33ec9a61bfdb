begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

select tests.given_completed('haulier');
create temporary table first_answer on commit drop as
select tests.migrate('haulier', email_proof => 'required') as body;

select is(
  (select a.body -> 'confirmation_required' from first_answer as a), 'true', 'the caller is told'
);
select is(
  (select row(u.email_confirmed_at, u.confirmed_at, u.confirmation_sent_at,
      u.raw_user_meta_data -> 'email_verified')
    from auth.users as u where u.email = 'anne@durand.example'),
  row(null::timestamptz, null::timestamptz, null::timestamptz, jsonb 'false'),
  'Auth has a user who is not confirmed, and has mailed nothing yet'
);
select is(
  (select i.identity_data -> 'email_verified' from auth.identities as i
    where i.user_id = tests.client('haulier')),
  'false', 'nor is his identity'
);
select is(
  (select c.email_proved_at from app.client as c where c.id = tests.client('haulier')), null,
  'nor his client'
);
select is(
  (select a.body -> 'moved' from first_answer as a),
  '{"produits": 5, "responses": 15, "simulations": 1}', 'who has everything already'
);
select is(
  tests.migrate('haulier', email_proof => 'required'),
  (select a.body || '{"already_migrated": true}' from first_answer as a),
  'a repeat gets the same answer'
);
select is(
  tests.migrate('haulier', email_proof => 'auto') -> 'confirmation_required', 'true',
  'and lets nobody in'
);
update auth.users set email_confirmed_at = now() where id = tests.client('haulier');
select is(
  tests.migrate('haulier', email_proof => 'required') -> 'confirmation_required', 'false',
  'once the code was typed, a repeat says so'
);

select * from finish();
rollback;
