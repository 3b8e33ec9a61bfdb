-- A call can reach the database after the edge has lost it, noted a failure and said so.
create function app.refuse_given_up(request_id text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if exists (
    select from app.migration_failure as f where f.request_id = refuse_given_up.request_id
  ) then
    raise exception using errcode = 'PT504', message = 'migration_timeout',
      hint = 'Nothing was changed; try again.';
  end if;
end;
$$;

comment on function app.refuse_given_up(text) is
'Refuses a request that was noted as failed. With the session locked, as when it is noted: a request
either moves its session or is a failure, never both. Errors: PT504 migration_timeout.';

grant execute on function app.refuse_given_up(text) to service_role;
