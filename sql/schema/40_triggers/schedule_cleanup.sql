-- Where pg_cron exists the clean-up is scheduled here; elsewhere something else must call it.
do $$
begin
  if exists (select from pg_catalog.pg_available_extensions as e where e.name = 'pg_cron') then
    create extension if not exists pg_cron;
    perform cron.schedule(
      'tremplin-cleanup-expired-sessions', '* * * * *', 'select app.cleanup_expired_sessions()'
    );
    perform cron.schedule(
      'tremplin-cleanup-rate-slots', '* * * * *', 'select app.cleanup_rate_slots()'
    );
    perform cron.schedule(
      'tremplin-cleanup-former-produits', '* * * * *', 'select app.cleanup_former_produits()'
    );
    perform cron.schedule(
      'tremplin-cleanup-migrated-responses', '17 * * * *', 'select app.cleanup_migrated_responses()'
    );
  end if;
exception
  when others then
    raise notice
      'pg_cron is not usable here (%): schedule app.cleanup_expired_sessions(), '
      'app.cleanup_rate_slots(), app.cleanup_former_produits() and '
      'app.cleanup_migrated_responses() otherwise',
      sqlerrm;
end;
$$;
