create function app.schedule_jobs()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  perform cron.schedule(j.name, j.schedule, j.command)
  from (values
    ('tremplin-cleanup-expired-sessions', '* * * * *', 'select app.cleanup_expired_sessions()'),
    ('tremplin-cleanup-rate-slots', '* * * * *', 'select app.cleanup_rate_slots()'),
    ('tremplin-cleanup-former-produits', '* * * * *', 'select app.cleanup_former_produits()'),
    (
      'tremplin-cleanup-migrated-responses', '17 * * * *',
      'select app.cleanup_migrated_responses()'
    ),
    ('tremplin-watch-auth-contract', '17 3 * * *', 'select app.watch_auth_contract()')
  ) as j (name, schedule, command);
end;
$$;

comment on function app.schedule_jobs() is
'Gives pg_cron each job of this project, by name: one that is there already is set again. Times are
UTC. The schema migration calls it where pg_cron is; the owner does, where it comes later. Elsewhere
something else must run the same commands.';
