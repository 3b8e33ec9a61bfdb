do $$
begin
  if exists (select from pg_catalog.pg_available_extensions as e where e.name = 'pg_cron') then
    create extension if not exists pg_cron;
    perform app.schedule_jobs();
  end if;
exception
  when others then
    raise notice 'pg_cron is not usable here (%): see app.schedule_jobs()', sqlerrm;
end;
$$;
