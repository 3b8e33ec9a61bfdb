begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_completed('haulier');
select tests.migrate('haulier', 'anne@durand.example', profile => tests.profile() || '{
  "phone": "+33612345678", "siren": "732829320"
}');
select tests.given_completed('later');
select tests.attach('later', tests.client('haulier'));
select tests.act_as('authenticated', tests.client('haulier'));
select api.client_request_produit('TICPE');
select tests.act_as_login_by('otp', tests.client('haulier'));
select api.client_prove_email();
select api.client_set_consents('false', 'true', '2026-02');
select tests.act_as_owner();
select api.set_file_status(tests.client('haulier'), 'TICPE', 'done', 'lea');

select results_eq(
  $$
    select e.kind from app.audit_event as e where e.client_id = tests.client('haulier')
    order by e.id
  $$,
  array[
    'session_migrated', 'consents_set', 'session_attached', 'file_requested', 'email_proved',
    'account_taken_over', 'consents_set', 'consents_set', 'file_status_set'
  ],
  'everything that happened is told'
);
select is_empty(
  $$
    select e.* from app.audit_event as e
    where e.client_id = tests.client('haulier')
      and e::text ~* 'anne|durand|33612345678|732829320|1800000'
  $$,
  'without a name, an address, a number or a figure'
);

select * from finish();
rollback;
