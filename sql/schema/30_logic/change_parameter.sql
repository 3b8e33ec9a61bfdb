create function app.change_parameter(
  ruleset_id integer,
  code text,
  value numeric,
  valid_from date,
  evidence app.evidence,
  source text
)
returns app.parameter
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_parameter app.parameter;
begin
  select p.* into v_parameter
  from app.parameter as p
  where p.ruleset_id = change_parameter.ruleset_id
    and p.code = change_parameter.code
    and change_parameter.valid_from between p.valid_from and coalesce(p.valid_to, 'infinity')
  for update;

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'No period of this parameter holds on that day: insert the row into app.parameter.';
  end if;

  update app.parameter as p
  set valid_to = change_parameter.valid_from - 1
  where p.ruleset_id = v_parameter.ruleset_id
    and p.code = v_parameter.code
    and p.valid_from = v_parameter.valid_from
    and p.valid_from < change_parameter.valid_from;

  insert into app.parameter as p
    (ruleset_id, code, valid_from, valid_to, label, value, unit, evidence, source)
  values (
    v_parameter.ruleset_id, v_parameter.code, change_parameter.valid_from, v_parameter.valid_to,
    v_parameter.label, change_parameter.value, v_parameter.unit, change_parameter.evidence,
    change_parameter.source
  )
  on conflict on constraint parameter_pkey do update
  set value = excluded.value, evidence = excluded.evidence, source = excluded.source
  returning p.* into v_parameter;

  return v_parameter;
end;
$$;

comment on function app.change_parameter(integer, text, numeric, date, app.evidence, text) is
'Gives a figure of a draft a new value from a day on: closes the period that holds on that day and
opens the new one up to its old end, with the same label and unit. A period that starts on that very
day is corrected in place. Periods planned after it stay.
Errors: PT404 not_found when the figure has no value on that day, PT409 ruleset_published.';
