create function app.results_digest(ruleset_id integer, day date, answers jsonb)
returns bytea
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return sha256(convert_to(
    jsonb_build_array(results_digest.ruleset_id, results_digest.day, results_digest.answers)::text,
    'UTF8'
  ));
end;
$$;

comment on function app.results_digest(integer, date, jsonb) is
'SHA-256 of all that results are made from: ruleset, day and answers.';

grant execute on function app.results_digest(integer, date, jsonb) to service_role;
