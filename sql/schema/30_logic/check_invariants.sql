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
  select 'a product equals the result of its simulation', m.session_id, c.client_id
  from app.client_produit_eligible as c
  join app.simulation as m on m.id = c.simulation_id
  where not exists (
    select from json_array_elements(m.results) as r
    where r ->> 'produit' = c.produit
      and r ->> 'state' = c.state::text
      and (r ->> 'score')::integer = c.score
      and (r ->> 'amount_low')::numeric is not distinct from c.amount_low
      and (r ->> 'amount_high')::numeric is not distinct from c.amount_high
  )
  union all
  select 'each eligible or doubtful result of a simulation is a product', m.session_id, m.client_id
  from app.simulation as m
  cross join json_array_elements(m.results) as r
  where r ->> 'state' <> 'not_eligible' and not exists (
    select from app.client_produit_eligible as c
    where c.client_id = m.client_id and c.produit = r ->> 'produit'
  )
  union all
  select 'the results of a migrated session are those of its simulation', s.id, s.client_id
  from app.temporary_session as s
  join app.simulation as m on m.session_id = s.id
  join app.temporary_eligibility as e on e.session_id = s.id
  where not exists (
    select from json_array_elements(m.results) as r
    where r ->> 'produit' = e.produit and r ->> 'state' = e.state::text
      and (r ->> 'amount_high')::numeric is not distinct from e.amount_high
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
  join app.migration_failure as f on f.request_id = e.details ->> 'request_id'
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
  from app.former_produit as f
  where not exists (
    select from app.temporary_session as s where s.id = f.session_id and s.status = 'migrated'
  );
end;
$$;

comment on function app.check_invariants() is
'Broken promises of the migration, one row each; none when all is well. For the owner, after tests
and daily in operation.';
