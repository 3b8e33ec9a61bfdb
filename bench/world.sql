-- What the benchmark adds to its own throw-away database: sessions by the hundred, the steps of the
-- old design as separate calls, and a look at what a migration wrote.
create schema bench;

-- Completed sessions, all of one visitor's answers. The first goes the visitor's road; the others
-- are its copies, each with a token of its own.
create function bench.completed_sessions(wanted integer, answers jsonb)
returns table (session_id text, session_token text)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_made json := api.create_session();
  v_model uuid := v_made ->> 'session_id';
begin
  perform api.save_responses(
    v_made ->> 'session_id', v_made ->> 'session_token', completed_sessions.answers
  );
  perform api.calculate_eligibility(v_made ->> 'session_id', v_made ->> 'session_token');

  create temporary table copy on commit drop as
  select gen_random_uuid() as id, gen_random_uuid()::text as token
  from generate_series(1, completed_sessions.wanted);

  insert into app.temporary_session (
    id, token_digest, status, ruleset_id, completed_at, evaluated_on, results_digest, results,
    totals
  )
  select
    c.id, app.digest_token(c.token), s.status, s.ruleset_id, s.completed_at, s.evaluated_on,
    s.results_digest, s.results, s.totals
  from pg_temp.copy as c
  join app.temporary_session as s on s.id = v_model;

  insert into app.temporary_response (session_id, question, value)
  select c.id, r.question, r.value
  from pg_temp.copy as c
  join app.temporary_response as r on r.session_id = v_model;

  insert into app.temporary_eligibility (
    session_id, produit, state, score, confidence, already_in_place, amount_low, amount_high,
    criteria
  )
  select
    c.id, e.produit, e.state, e.score, e.confidence, e.already_in_place, e.amount_low,
    e.amount_high, e.criteria
  from pg_temp.copy as c
  join app.temporary_eligibility as e on e.session_id = v_model;

  return query select c.id::text, c.token from pg_temp.copy as c;
end;
$$;

-- All that a migration wrote, without what is new each time: ids, addresses, times.
create function bench.rows_of(client_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select jsonb_build_object(
    'user', (
      select to_jsonb(u) - array['id', 'email', 'email_confirmed_at', 'confirmed_at', 'created_at',
        'updated_at', 'raw_user_meta_data', 'encrypted_password']
      from auth.users as u where u.id = rows_of.client_id
    ),
    'identities', (
      select jsonb_agg(i.provider) from auth.identities as i where i.user_id = rows_of.client_id
    ),
    'client', (
      select to_jsonb(c) - array['id', 'created_at', 'terms_accepted_at', 'contact_consented_at']
      from app.client as c where c.id = rows_of.client_id
    ),
    'simulation', (
      select to_jsonb(m) - array['id', 'client_id', 'session_id', 'created_at', 'started_at',
        'completed_at']
      from app.simulation as m where m.client_id = rows_of.client_id
    ),
    'produits', (
      select jsonb_agg(
        to_jsonb(p) - array['client_id', 'simulation_id', 'file_status_at', 'created_at',
          'updated_at']
        order by p.produit
      )
      from app.client_produit_eligible as p where p.client_id = rows_of.client_id
    ),
    'session', (
      select to_jsonb(s) - array['id', 'token_digest', 'client_id', 'created_at', 'expires_at',
        'completed_at', 'migrated_at', 'migration_ms']
      from app.temporary_session as s where s.client_id = rows_of.client_id
    ),
    'audit', (
      select jsonb_agg(
        jsonb_build_object('kind', a.kind, 'actor', a.actor, 'details', a.details) order by a.id
      )
      from app.audit_event as a where a.client_id = rows_of.client_id
    )
  );
$$;

-- Rows of every table that a migration writes to.
create function bench.ledger()
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select jsonb_build_object(
    'users', (select count(*) from auth.users),
    'identities', (select count(*) from auth.identities),
    'clients', (select count(*) from app.client),
    'simulations', (select count(*) from app.simulation),
    'produits', (select count(*) from app.client_produit_eligible),
    'migrated', (select count(*) from app.temporary_session where status = 'migrated'),
    'events', (select count(*) from app.audit_event where kind = 'session_migrated')
  );
$$;

-- The old design: each step a call of its own, each call its own transaction.
create function api.old_find_session(session_id uuid)
returns json
language sql
stable
security invoker
set search_path = ''
as $$
  select json_build_object('ruleset_id', s.ruleset_id, 'status', s.status)
  from app.temporary_session as s
  where s.id = old_find_session.session_id;
$$;

create function api.old_find_responses(session_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select app.session_answers(old_find_responses.session_id);
$$;

create function api.old_find_produits(session_id uuid)
returns json
language sql
stable
security invoker
set search_path = ''
as $$
  select json_agg(e.produit)
  from app.temporary_eligibility as e
  where e.session_id = old_find_produits.session_id and e.state <> 'not_eligible';
$$;

create function api.old_create_user(email text, password_hash text)
returns uuid
language sql
volatile
security invoker
set search_path = ''
as $$
  select app.create_auth_user(old_create_user.email, old_create_user.password_hash);
$$;

create function api.old_create_client(client_id uuid, model jsonb)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  insert into app.client (
    id, company_name, contact_name, phone, siren, secteur_activite, nombre_employes,
    revenu_annuel, anciennete_entreprise, provenance, terms_version, terms_accepted_at,
    contact_consented_at, contact_text_version, marketing_consented_at, marketing_text_version,
    is_test, created_at
  )
  select
    c.id, c.company_name, c.contact_name, c.phone, c.siren, c.secteur_activite, c.nombre_employes,
    c.revenu_annuel, c.anciennete_entreprise, c.provenance, c.terms_version, c.terms_accepted_at,
    c.contact_consented_at, c.contact_text_version, c.marketing_consented_at,
    c.marketing_text_version, c.is_test, c.created_at
  from jsonb_populate_record(
    null::app.client,
    old_create_client.model || jsonb_build_object('id', old_create_client.client_id)
  ) as c;
$$;

create function api.old_save_simulation(
  client_id uuid, session_id uuid, responses jsonb, questions json
)
returns uuid
language sql
volatile
security invoker
set search_path = ''
as $$
  insert into app.simulation (
    client_id, session_id, ruleset_id, responses, questions, results, totals, started_at,
    completed_at, evaluated_on
  )
  select
    old_save_simulation.client_id, s.id, s.ruleset_id, old_save_simulation.responses,
    old_save_simulation.questions, s.results, s.totals, s.created_at, s.completed_at,
    s.evaluated_on
  from app.temporary_session as s
  where s.id = old_save_simulation.session_id
  returning id;
$$;

create function api.old_add_produit(
  client_id uuid, session_id uuid, simulation_id uuid, produit text
)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  insert into app.client_produit_eligible (
    client_id, produit, ruleset_id, simulation_id, state, score, confidence, already_in_place,
    amount_low, amount_high, recommendation, metadata
  )
  select
    old_add_produit.client_id, e.produit, s.ruleset_id, old_add_produit.simulation_id, e.state,
    e.score, e.confidence, e.already_in_place, e.amount_low, e.amount_high, app.recommendation(p),
    jsonb_build_object(
      'source', 'simulator_migration', 'evaluated_on', s.evaluated_on, 'criteria', e.criteria,
      'changes', '[]'::jsonb
    )
  from app.temporary_session as s
  join app.temporary_eligibility as e
    on e.session_id = s.id and e.produit = old_add_produit.produit
  join app.produit as p on p.ruleset_id = s.ruleset_id and p.code = e.produit
  where s.id = old_add_produit.session_id;
$$;

create function api.old_mark_session(session_id uuid, client_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  update app.temporary_session as s
  set status = 'migrated', client_id = old_mark_session.client_id, migrated_at = now(),
    migration_ms = 0
  where s.id = old_mark_session.session_id;
$$;

create function api.old_write_event(session_id uuid, client_id uuid, moved jsonb)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select app.write_audit_event(
    'session_migrated', old_write_event.session_id, old_write_event.client_id, 'visitor',
    old_write_event.moved
  );

  select app.note_consents(null, c, 'visitor')
  from app.client as c
  where c.id = old_write_event.client_id;
$$;

grant execute on all functions in schema api to service_role;
notify pgrst, 'reload schema';
