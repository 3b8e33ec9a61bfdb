begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_client('durand');
select tests.given_completed('later');
select tests.attach('later', tests.client('durand'));
insert into app.migration_failure (session_id, request_id, code, step)
values (tests.session_id('later')::uuid, 'r-1', 'internal_error', 'move_session');
select tests.open_login(tests.client('durand'));
update auth.sessions set ip = '192.0.2.77', user_agent = 'Firefox'
where user_id = tests.client('durand');

select tests.act_as('authenticated', tests.client('durand'));
create temporary table kept on commit drop as select api.client_export() as body;
select tests.act_as_owner();

-- A table speaks of a client by his id or by that of his session. Whatever column it has is in the
-- export, or is named here with the reason.
select set_eq(
  $$
    select c.oid::regclass || '.' || a.attname
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and (
      c.oid = 'app.client'::regclass or exists (
        select from pg_attribute as k
        where k.attrelid = c.oid and k.attname in ('client_id', 'session_id')
      )
    )
    except
    select unnest(array[
      -- who he is, said once; of which session, said by where it stands
      'app.client_produit_eligible.client_id', 'app.simulation.client_id',
      'app.temporary_session.client_id', 'app.audit_event.client_id',
      'app.migration_failure.client_id',
      'app.temporary_response.session_id', 'app.temporary_eligibility.session_id',
      'app.former_produit.session_id', 'app.migration_failure.session_id',
      -- a place in the trail of everybody
      'app.audit_event.id',
      -- digests, not data
      'app.temporary_session.token_digest', 'app.temporary_session.results_digest',
      -- the simulation has them
      'app.temporary_session.results', 'app.temporary_session.totals'
    ])
  $$,
  $$
    select t.relation || '.' || f.key
    from kept as k
    cross join lateral (
      values
        ('app.client', k.body -> 'client'),
        ('app.client_produit_eligible', k.body #> '{produits,0}'),
        ('app.simulation', k.body #> '{simulations,0}'),
        ('app.audit_event', k.body #> '{events,0}'),
        ('app.temporary_session', (k.body #> '{sessions,1}')
          - array['responses', 'eligibilities', 'former_produits', 'failures']),
        ('app.temporary_response', k.body #> '{sessions,1,responses,0}'),
        ('app.temporary_eligibility', k.body #> '{sessions,1,eligibilities,0}'),
        ('app.former_produit', jsonb_path_query_first(
          k.body, '$.sessions[*].former_produits[0]'
        )),
        ('app.migration_failure', jsonb_path_query_first(k.body, '$.sessions[*].failures[0]'))
    ) as t (relation, shown)
    cross join jsonb_object_keys(t.shown) as f (key)
  $$,
  'every column of every table that speaks of a client'
);
select is(
  (select jsonb_build_array(
      k.body #> '{login,email}', k.body #> '{identities,0,provider}', k.body #> '{logins,0,ip}',
      k.body #> '{logins,0,user_agent}'
    ) from kept as k),
  '["durand@example.org", "email", "192.0.2.77", "Firefox"]',
  'and what Auth has: address, identity, logins'
);
select ok(
  (select strpos(k.body::text, tests.password_hash()) = 0
    and strpos(k.body::text, encode(app.digest_token(tests.token('later')), 'hex')) = 0
    from kept as k),
  'no password and no token, not even as a digest'
);

select * from finish();
rollback;
