create function app.session_steps(session_ids uuid[])
returns table (session_id uuid, started_on date, secteur text, step text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    s.id,
    (s.created_at at time zone 'Europe/Paris')::date,
    coalesce(activity.value #>> '{}', m.responses ->> 'SECTEUR', ''),
    case
      when s.status = 'migrated' then 'migrated'
      when s.status <> 'open' then 'completed'
      when exists (select from app.temporary_response as r where r.session_id = s.id)
        then 'answered'
      else 'started'
    end
  from app.temporary_session as s
  left join app.temporary_response as activity
    on activity.session_id = s.id and activity.question = 'SECTEUR'
  left join app.simulation as m on m.session_id = s.id
  where s.id = any (session_steps.session_ids);
end;
$$;

comment on function app.session_steps(uuid[]) is
'For each session: the day it started, the activity it named, and how far it came: started,
answered, completed or migrated. The answers of a migrated one are read in its simulation once they
have left the temporary tables.';

grant execute on function app.session_steps(uuid[]) to service_role;
