create function app.parameter_faults(ruleset_id integer, day date)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with period as (
    select p.code, daterange(p.valid_from, p.valid_to, '[]') as days
    from app.parameter as p
    where p.ruleset_id = parameter_faults.ruleset_id
  ),
  used as (
    select p.place, read.code
    from app.catalogue_paths(parameter_faults.ruleset_id) as p
    cross join unnest(app.parameters_read(p.path)) as read (code)
    where app.is_rule_path(p.path)
    union all
    select 'option ' || o.question || '.' || o.code, o.revenue_parameter
    from app.question_option as o
    where o.ruleset_id = parameter_faults.ruleset_id and o.revenue_parameter is not null
    union all
    values ('prefilled account', 'anciennete_defaut')
  ),
  missing as (
    select
      u.code,
      datemultirange(daterange(
        parameter_faults.day, (parameter_faults.day + interval '10 years')::date, '[]'
      )) - range_agg(p.days) as days
    from (select distinct used.code from used) as u
    join period as p on p.code = u.code
    group by u.code
  )
  select u.place, 'uses a parameter that does not exist', u.code
  from used as u
  where not exists (select from period as p where p.code = u.code)
  union all
  select 'parameter ' || m.code, 'has no value on some days', m.days::text
  from missing as m
  where not isempty(m.days)
  union all
  select 'parameter ' || one.code, 'has two values on some days', (one.days * other.days)::text
  from period as one
  join period as other
    on other.code = one.code and other.days && one.days and lower(other.days) > lower(one.days);
end;
$$;

comment on function app.parameter_faults(integer, date) is
'Part of the lint: every figure in use has exactly one value a day, from the day given to ten years
on. One gap would stop every evaluation of that day.';
