-- What must hold at every moment, whatever failed. One row is one broken promise.
create function app.check_invariants()
returns table (invariant text, session_id uuid, client_id uuid)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with moved as materialized (
    select
      s.id as session_id, s.client_id, s as session, m as simulation,
      -- by the clock: a clean-up whose work is seen here began before it
      s.migrated_at >= clock_timestamp() - app.undo_period() as may_be_undone
    from app.temporary_session as s
    join app.simulation as m on m.session_id = s.id and m.client_id = s.client_id
    where s.status = 'migrated'
  ),
  shown as materialized (
    select m.id as simulation_id, m.session_id, m.client_id, m.ruleset_id, m.created_at, r.*
    from app.simulation as m
    cross join json_to_recordset(m.results) as r (
      produit text, state text, score integer, confidence text, already_in_place boolean,
      amount_low numeric, amount_high numeric, recommendation jsonb
    )
  ),
  answers as materialized (
    select r.session_id, jsonb_object_agg(r.question, r.value) as answers
    from app.temporary_response as r
    join moved on moved.session_id = r.session_id
    group by r.session_id
  ),
  kept as materialized (
    select f.session_id, count(*) as files from app.former_produit as f group by f.session_id
  )
  select 'a migrated session has one client and one simulation', s.id, s.client_id
  from app.temporary_session as s
  where s.status = 'migrated' and not exists (
    select from app.simulation as m where m.session_id = s.id and m.client_id = s.client_id
  )
  union all
  select 'a session that is not migrated has no client and no simulation', s.id, s.client_id
  from app.temporary_session as s
  where s.status <> 'migrated' and (
    s.client_id is not null or exists (select from app.simulation as m where m.session_id = s.id)
  )
  union all
  select 'a client of a migration has an Auth user with an e-mail identity', null, c.id
  from app.client as c
  join app.standing_move as e on e.client_id = c.id and e.kind = 'session_migrated'
  where not exists (
    select from auth.users as u
    join auth.identities as i on i.user_id = u.id and i.provider = 'email'
    where u.id = c.id
  )
  union all
  select 'a client comes from a migration', null, c.id
  from app.client as c
  where not exists (select from app.simulation as m where m.client_id = c.id)
  union all
  select 'a simulation is what its session showed', m.session_id, m.client_id
  from moved as m
  where (m.simulation).results::text <> (m.session).results::text
    or (m.simulation).totals <> (m.session).totals
    or (m.simulation).ruleset_id <> (m.session).ruleset_id
    or (m.simulation).evaluated_on <> (m.session).evaluated_on
    or (m.simulation).started_at <> (m.session).created_at
    or (m.simulation).completed_at <> (m.session).completed_at
  union all
  select 'the answers of a simulation are those that its results were made from',
    m.session_id, m.client_id
  from moved as m
  where (m.session).results_digest <> app.results_digest(
    (m.session).ruleset_id, (m.session).evaluated_on, (m.simulation).responses
  )
  union all
  select 'a simulation has each question that it answers, as it was asked',
    m.session_id, m.client_id
  from moved as m
  where (m.simulation).questions::jsonb <> app.questions_shown(
    (m.simulation).ruleset_id, array(select jsonb_object_keys((m.simulation).responses))
  )::jsonb
  union all
  select 'the answers of a migrated session are those of its simulation, or gone after the period',
    m.session_id, m.client_id
  from moved as m
  left join answers as a using (session_id)
  where a.answers <> (m.simulation).responses or a.answers is null and m.may_be_undone
  union all
  select 'a product equals the result of its simulation', m.session_id, c.client_id
  from app.client_produit_eligible as c
  join app.simulation as m on m.id = c.simulation_id
  left join shown as r on r.simulation_id = m.id and r.produit = c.produit
  left join app.temporary_eligibility as e
    on e.session_id = m.session_id and e.produit = c.produit
  where r.produit is null
    or (r.state, r.score, r.confidence, r.already_in_place, r.amount_low, r.amount_high)
      is distinct from
      (c.state::text, c.score, c.confidence::text, c.already_in_place, c.amount_low, c.amount_high)
    or c.ruleset_id <> m.ruleset_id
    or c.metadata ->> 'source' is distinct from m.source
    or c.metadata ->> 'evaluated_on' is distinct from m.evaluated_on::text
    or e.criteria is not null and c.metadata -> 'criteria' is distinct from e.criteria
    -- what was agreed on a file under way is its own
    or c.file_status = 'new' and c.recommendation <> r.recommendation
    or c.recommendation ->> 'next_step' is null
  union all
  select 'each eligible or doubtful result of a simulation is a product', r.session_id, r.client_id
  from shown as r
  where r.state <> 'not_eligible' and not exists (
    select from app.client_produit_eligible as c
    where c.client_id = r.client_id and c.produit = r.produit
  )
  union all
  select 'a product comes from the latest simulation that found it', l.session_id, l.client_id
  from (
    select distinct on (r.client_id, r.produit)
      r.client_id, r.produit, r.session_id, r.simulation_id
    from shown as r
    join moved on moved.session_id = r.session_id
    where r.state <> 'not_eligible'
    order by r.client_id, r.produit, r.created_at desc
  ) as l
  join app.client_produit_eligible as c on c.client_id = l.client_id and c.produit = l.produit
  where c.simulation_id <> l.simulation_id
  union all
  select distinct 'the results of a migrated session are those of its simulation',
    m.session_id, m.client_id
  from (
    select r.session_id, r.produit, r as found
    from shown as r
    join moved on moved.session_id = r.session_id
  ) as r
  full join (
    select e.session_id, e.produit, e as found
    from app.temporary_eligibility as e
    join moved on moved.session_id = e.session_id
  ) as e on e.session_id = r.session_id and e.produit = r.produit
  join moved as m on m.session_id = coalesce(r.session_id, e.session_id)
  where (
    (r.found).state, (r.found).score, (r.found).confidence, (r.found).already_in_place,
    (r.found).amount_low, (r.found).amount_high
  ) is distinct from (
    (e.found).state::text, (e.found).score, (e.found).confidence::text,
    (e.found).already_in_place, (e.found).amount_low, (e.found).amount_high
  )
  union all
  select 'a migration has one audit event', s.id, s.client_id
  from app.temporary_session as s
  where s.status = 'migrated' and (
    select count(*) from app.standing_move as e
    where e.session_id = s.id and e.client_id = s.client_id
  ) <> 1
  union all
  select 'a request that moved a session is not counted as a failure', e.session_id, e.client_id
  from app.audit_event as e
  join app.migration_failure as f
    on f.request_id = e.details ->> 'request_id' and f.session_id = e.session_id
  where e.kind in ('session_migrated', 'session_attached')
  union all
  select 'an audited migration of a living client has its session', e.session_id, e.client_id
  from app.standing_move as e
  join auth.users as u on u.id = e.client_id
  where not exists (
    select from app.temporary_session as s
    where s.id = e.session_id and s.status = 'migrated' and s.client_id = e.client_id
  )
  union all
  select 'what a session changed is kept while a client has it', f.session_id, null
  from kept as f
  where not exists (
    select from app.temporary_session as s where s.id = f.session_id and s.status = 'migrated'
  )
  union all
  select 'what a session changed is kept as long as it can be taken back', m.session_id, m.client_id
  from moved as m
  join app.standing_move as e on e.session_id = m.session_id and e.client_id = m.client_id
  where m.may_be_undone and not app.has_kept_files(e);
end;
$$;

comment on function app.check_invariants() is
'Broken promises of the migration, one row each; none when all is well. For the owner, after tests
and daily in operation.';
