-- Supabase upgrades Auth when it likes: once a day somebody looks. Elsewhere than on pg_cron,
-- something else must call it.
do $$
begin
  if exists (select from pg_catalog.pg_available_extensions as e where e.name = 'pg_cron') then
    create extension if not exists pg_cron;
    perform cron.schedule(
      'tremplin-watch-auth-contract', '17 3 * * *', 'select app.watch_auth_contract()'
    );
  end if;
exception
  when others then
    raise notice 'pg_cron is not usable here (%): schedule app.watch_auth_contract() otherwise',
      sqlerrm;
end;
$$;
