-- A session may move, be taken back, and move again: the trail keeps all of it, this is what holds.
create view app.standing_move with (security_invoker = true) as
select e.id, e.session_id, e.client_id, e.kind, e.details
from app.audit_event as e
where e.kind in ('session_migrated', 'session_attached') and not exists (
  select from app.audit_event as u
  where u.session_id = e.session_id and u.kind = 'migration_undone' and u.id > e.id
);

comment on view app.standing_move is
'The moves of sessions to clients that were not taken back, as the trail tells them, in the order of
their id. One for each migrated session.';

grant select on app.standing_move to service_role;
