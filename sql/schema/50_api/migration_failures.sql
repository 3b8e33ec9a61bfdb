create function api.migration_failures(
  state text default null,
  before bigint default null,
  page_size integer default null,
  operator_id uuid default null,
  login_id text default null
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_size integer := least(greatest(coalesce(migration_failures.page_size, 20), 1), 100);
begin
  perform app.refuse_ended_login(migration_failures.operator_id, migration_failures.login_id);
  if migration_failures.state not in ('open', 'settled', 'lost') then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'state is open, settled or lost.';
  end if;

  return (
    with found as (
      -- one more than the page, which tells whether there is another
      select f.*, o.state, row_number() over (order by f.id desc) as rank
      from app.migration_failure as f
      cross join app.failure_state(f.session_id) as o (state)
      where not f.is_test
        and (migration_failures.before is null or f.id < migration_failures.before)
        and (migration_failures.state is null or o.state = migration_failures.state)
      order by f.id desc
      limit v_size + 1
    )
    select jsonb_build_object(
      'failures', coalesce(
        jsonb_agg(to_jsonb(f) - array['id', 'is_test', 'road', 'client_id', 'rank'] order by f.rank)
          filter (where f.rank <= v_size),
        '[]'
      ),
      'next', min(f.id) filter (where f.rank = v_size and v_size < (select count(*) from found))
    )
    from found as f
  );
end;
$$;

comment on function api.migration_failures(text, bigint, integer, uuid, text) is
'Migrations that failed, newest first, test data left out; of one state or of all. No personal data.
page_size: 1 to 100, 20 unless given. before: the next of the page before; null when there is none.
operator_id and login_id: of the operator''s login, as api.migration_stats has them.
Returns { failures: [{ at, code, step, session_id, request_id, state }], next }.
Errors: PT400 invalid_input, PT401 unauthorized. Called by the edge function session-migration.';

grant execute on function api.migration_failures(text, bigint, integer, uuid, text)
to service_role;
