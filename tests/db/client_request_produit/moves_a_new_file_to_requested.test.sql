begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_client('durand');
create temporary table before on commit drop as
select to_jsonb(p) as produit from app.client_produit_eligible as p
where p.client_id = tests.client('durand');

select tests.act_as('authenticated', tests.client('durand'));
select is(
  api.client_request_produit('TICPE'), '{"produit": "TICPE", "file_status": "requested"}',
  'the client is told'
);
select tests.act_as_owner();
select results_eq(
  $$
    select to_jsonb(p) from app.client_produit_eligible as p
    where p.client_id = tests.client('durand') order by p.produit
  $$,
  $$
    select b.produit || case b.produit ->> 'produit'
      when 'TICPE' then jsonb_build_object(
        'file_status', 'requested', 'file_status_at', now(), 'updated_at', now()
      )
      else '{}'
    end
    from before as b order by b.produit ->> 'produit'
  $$,
  'that file, its status and the time, nothing else'
);
select results_eq(
  $$
    select e.session_id, e.actor, e.details from app.audit_event as e
    where e.client_id = tests.client('durand') and e.kind = 'file_requested'
  $$,
  $$ values (null::uuid, 'client', jsonb '{"produit": "TICPE"}') $$,
  'and the trail says so'
);

select * from finish();
rollback;
