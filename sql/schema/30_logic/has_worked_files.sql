create function app.has_worked_files(session_id uuid)
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return exists (
    select
    from app.simulation as m
    join app.client_produit_eligible as c
      on c.client_id = m.client_id and c.simulation_id = m.id
    left join app.former_produit as f on f.session_id = m.session_id and f.produit = c.produit
    cross join lateral jsonb_populate_record(null::app.client_produit_eligible, f.file) as before
    where m.session_id = has_worked_files.session_id and (
      c.file_status <> coalesce(before.file_status, 'new')
      or c.file_status_at <> coalesce(before.file_status_at, c.file_status_at)
    )
  );
end;
$$;

comment on function app.has_worked_files(uuid) is
'Whether a file that a session opened or renewed has had its status set since.';

grant execute on function app.has_worked_files(uuid) to service_role;
