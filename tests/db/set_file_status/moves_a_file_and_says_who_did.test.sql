begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_client('durand');
create temporary table before on commit drop as
select to_jsonb(p) as produit from app.client_produit_eligible as p
where p.client_id = tests.client('durand') and p.produit = 'TICPE';

select tests.act_as('service_role');
select is(
  api.set_file_status(tests.client('durand'), 'TICPE', 'in_progress', 'lea'),
  '{"produit": "TICPE", "file_status": "in_progress"}',
  'the operator is told'
);
select tests.act_as_owner();
select is(
  (select to_jsonb(p) from app.client_produit_eligible as p
    where p.client_id = tests.client('durand') and p.produit = 'TICPE'),
  (select b.produit || jsonb_build_object(
      'file_status', 'in_progress', 'file_status_at', now(), 'updated_at', now()
    ) from before as b),
  'the status and the time, nothing else'
);
select results_eq(
  $$
    select e.actor, e.details from app.audit_event as e
    where e.client_id = tests.client('durand') and e.kind = 'file_status_set'
  $$,
  $$
    values (
      'operator:lea', jsonb '{"produit": "TICPE", "from": "new", "to": "in_progress"}'
    )
  $$,
  'and the trail says who moved it, from where and to where'
);

select * from finish();
rollback;
