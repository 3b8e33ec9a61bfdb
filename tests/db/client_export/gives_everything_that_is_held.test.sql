begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(6);

select tests.given_client('durand');
select tests.given_completed('later', tests.consultant());
select tests.attach('later', tests.client('durand'));
update app.simulation set created_at = now() - interval '1 day'
where session_id::text = tests.session_id('durand');

select tests.act_as('authenticated', tests.client('durand'));
select api.client_request_produit('TICPE');
create temporary table kept on commit drop as select api.client_export() as body;
select tests.act_as_owner();

select is(
  (select k.body - array[
      'client', 'produits', 'simulations', 'events', 'login', 'identities', 'logins', 'sessions',
      'failures'
    ] from kept as k),
  jsonb_build_object(
    'format', 'tremplin-client', 'version', 3, 'exported_at', now(),
    'email', 'durand@example.org'
  ),
  'what it is, of which shape, of when and of whom'
);
select is(
  (select k.body -> 'client' from kept as k),
  (select to_jsonb(c) from app.client as c where c.id = tests.client('durand')),
  'the profile with its provenance and consents'
);
select is(
  (select k.body -> 'produits' from kept as k),
  (select jsonb_agg(to_jsonb(p) - 'client_id' order by p.produit)
    from app.client_produit_eligible as p where p.client_id = tests.client('durand')),
  'the products with their files'
);
select is(
  (select k.body -> 'simulations' from kept as k),
  (select jsonb_agg(to_jsonb(m) - 'client_id' order by m.created_at desc)
    from app.simulation as m where m.client_id = tests.client('durand')),
  'the simulations with questions, answers and results, newest first'
);
select is(
  (select jsonb_agg(e -> 'kind') from kept as k, jsonb_array_elements(k.body -> 'events') as e),
  '["session_migrated", "consents_set", "session_attached", "file_requested"]',
  'what happened, in order'
);
select is(
  (select k.body #> '{events,3}' from kept as k),
  (select jsonb_build_object(
      'at', e.at, 'kind', e.kind, 'session_id', null, 'actor', 'client', 'details', e.details
    )
    from app.audit_event as e
    where e.client_id = tests.client('durand') and e.kind = 'file_requested'),
  'each event with what is known of it'
);
select * from finish();
rollback;
