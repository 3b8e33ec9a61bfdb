begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_completed('haulier');
create temporary table answer on commit drop as select tests.migrate('haulier') as body;

select is(
  (select a.body - 'client_id' from answer as a),
  '{
    "already_migrated": false, "confirmation_required": false,
    "moved": {"produits": 5, "responses": 15, "simulations": 1}
  }',
  'the answer counts what moved'
);
select is(
  (select s.client_id::text from app.temporary_session as s
    where s.id::text = tests.session_id('haulier')),
  (select a.body ->> 'client_id' from answer as a),
  'the session belongs to the client'
);
select is(
  (select array[
    (select count(*) from auth.users as u where u.id = c.id),
    (select count(*) from auth.identities as i where i.user_id = c.id),
    (select count(*) from app.simulation as m where m.client_id = c.id),
    (select count(*) from app.client_produit_eligible as p where p.client_id = c.id),
    (select count(*) from app.audit_event as e where e.client_id = c.id)
  ] from app.client as c, answer as a where c.id::text = a.body ->> 'client_id'),
  array[1, 1, 1, 5, 2]::bigint[],
  'user, identity, simulation, products, the events of the move and of the consents'
);
select is_empty('select * from app.check_invariants()', 'every promise is kept');

select * from finish();
rollback;
