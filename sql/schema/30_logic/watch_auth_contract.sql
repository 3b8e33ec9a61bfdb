create function app.watch_auth_contract()
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_problems jsonb := (
    select coalesce(
      jsonb_agg(
        jsonb_build_object('severity', c.severity, 'of', c.column_name, 'problem', c.problem)
        order by c.severity, c.column_name
      ),
      '[]'
    )
    from app.check_auth_contract() as c
  );
begin
  perform app.write_audit_event(
    'auth_contract_checked', null, null, 'clock', jsonb_build_object('problems', v_problems)
  );
  return jsonb_array_length(v_problems);
end;
$$;

comment on function app.watch_auth_contract() is
'Notes in the audit trail what app.check_auth_contract() finds, nothing included: a day without a
note is a day on which nobody looked. Returns how many problems. Called once a day by a clock.';
