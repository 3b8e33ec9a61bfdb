begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/sign_up.psql
select plan(5);

select tests.given_sign_up_trigger();
select tests.given_completed('haulier');
select tests.sign_up('anne@durand.example', tests.proof('haulier'));

select is(
  tests.client('haulier'), tests.login('anne@durand.example'), 'the session is the user''s'
);
select is(
  (select c.company_name from app.client as c where c.id = tests.client('haulier')),
  'Transports Durand', 'who is the client of the form'
);
select set_eq(
  $$
    select c.produit, c.state::text from app.client_produit_eligible as c
    where c.client_id = tests.client('haulier')
  $$,
  $$
    select e.produit, e.state::text from app.temporary_eligibility as e
    where e.session_id::text = tests.session_id('haulier') and e.state <> 'not_eligible'
  $$,
  'and has each product that was found'
);
select results_eq(
  $$
    select e.kind, e.actor from app.audit_event as e
    where e.client_id = tests.client('haulier') order by e.id
  $$,
  $$ values ('session_migrated', 'visitor'), ('consents_set', 'visitor') $$,
  'the trail tells it as of any migration'
);
select is_empty('select * from app.check_invariants()', 'no promise is broken');

select * from finish();
rollback;
