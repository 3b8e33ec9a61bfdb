begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_unproved('durand');
select set_config('tests.erased', tests.client('durand')::text, true);
set local role service_role;
select is(
  api.erase_client(current_setting('tests.erased')::uuid, 'lea', 'not_his'),
  '{"simulations": 1, "produits": 5}',
  'what went, of an address that nobody proved too'
);
reset role;
select results_eq(
  $$
    select e.actor, e.details ->> 'reason' from app.audit_event as e
    where e.client_id::text = current_setting('tests.erased') and e.kind = 'client_erased'
  $$,
  $$ values ('operator:lea', 'not_his') $$,
  'the trail says who and why'
);
select is_empty(
  $$ select from auth.users as u where u.id::text = current_setting('tests.erased') $$,
  'the login is gone'
);

select * from finish();
rollback;
