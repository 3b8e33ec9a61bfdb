create function app.has_kept_files(move app.standing_move)
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select count(*) = coalesce(((has_kept_files.move).details ->> 'refreshed')::integer, 0)
    + coalesce(((has_kept_files.move).details ->> 'protected')::integer, 0)
  from app.former_produit as f
  where f.session_id = (has_kept_files.move).session_id;
$$;

comment on function app.has_kept_files(app.standing_move) is
'Whether each product that a move renewed is still kept as it was before.';

grant execute on function app.has_kept_files(app.standing_move) to service_role;
