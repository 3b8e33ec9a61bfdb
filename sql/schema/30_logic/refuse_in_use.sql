create function app.refuse_in_use(move app.standing_move)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if exists (
    select from app.standing_move as later
    where later.client_id = (refuse_in_use.move).client_id and later.id > (refuse_in_use.move).id
  ) then
    raise exception using errcode = 'PT409', message = 'migration_in_use',
      hint = 'The client has a later simulation: take that one back first.';
  end if;

  if app.has_worked_files((refuse_in_use.move).session_id) then
    raise exception using errcode = 'PT409', message = 'migration_in_use',
      hint = 'A file that this simulation opened or renewed has moved on since.';
  end if;
end;
$$;

comment on function app.refuse_in_use(app.standing_move) is
'Stops the undoing of a move that something rests on: a later simulation of the client, or a file
that it opened or renewed and whose status was set since. Errors: PT409 migration_in_use.';

grant execute on function app.refuse_in_use(app.standing_move) to service_role;
