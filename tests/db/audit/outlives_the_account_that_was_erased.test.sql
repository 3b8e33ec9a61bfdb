begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_client('durand');
select tests.given_completed('later');
select tests.attach('later', tests.client('durand'));
create temporary table erased on commit drop as
select tests.client('durand') as id, tests.world() as world;

select app.delete_auth_user(tests.client('durand'));
select is(
  (select array[
    (select count(*) from auth.users as u where u.id = e.id),
    (select count(*) from auth.identities as i where i.user_id = e.id),
    (select count(*) from app.client as c where c.id = e.id),
    (select count(*) from app.simulation as m where m.client_id = e.id),
    (select count(*) from app.client_produit_eligible as p where p.client_id = e.id),
    (select count(*) from app.temporary_session as s
      join tests.session as t on t.id = s.id::text)
  ] from erased as e),
  array[0, 0, 0, 0, 0, 0]::bigint[],
  'everything of the person goes: user, identity, client, simulations, products, sessions'
);
select results_eq(
  $$
    select e.kind from app.audit_event as e, erased as d where e.client_id = d.id order by e.id
  $$,
  array['session_migrated', 'consents_set', 'session_attached'],
  'the trail stays, and names nobody'
);
select is_empty('select * from app.check_invariants()', 'every promise is kept');

select * from finish();
rollback;
