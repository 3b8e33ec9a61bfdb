create function app.session_findings(session app.temporary_session)
returns setof app.finding
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    1::bigint, p.code, p.kind, e.state, e.score, e.confidence, e.already_in_place,
    e.amount_low::numeric, e.amount_high::numeric, e.criteria
  from app.temporary_eligibility as e
  join app.produit as p
    on p.ruleset_id = (session_findings.session).ruleset_id and p.code = e.produit
  where e.session_id = (session_findings.session).id
  order by p.position;
end;
$$;

comment on function app.session_findings(app.temporary_session) is
'The stored results of a session, in the order of the catalogue.';

grant execute on function app.session_findings(app.temporary_session) to service_role;
