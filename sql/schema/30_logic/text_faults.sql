create function app.text_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select t.place, 'has a blank text', t.name
  from (
    select 'question ' || q.code, v.name, v.words
    from app.question as q
    cross join lateral (values
      ('label', q.label), ('short_label', q.short_label), ('help', q.help)
    ) as v (name, words)
    where q.ruleset_id = text_faults.ruleset_id
    union all
    select 'option ' || o.question || '.' || o.code, 'label', o.label
    from app.question_option as o
    where o.ruleset_id = text_faults.ruleset_id
    union all
    select 'produit ' || p.code, v.name, v.words
    from app.produit as p
    cross join lateral (values
      ('name', p.name), ('category', p.category), ('summary', p.summary)
    ) as v (name, words)
    where p.ruleset_id = text_faults.ruleset_id
    union all
    select 'criterion ' || c.produit || '.' || c.code, 'label', c.label
    from app.criterion as c
    where c.ruleset_id = text_faults.ruleset_id
    union all
    select 'parameter ' || f.code || ' from ' || f.valid_from, v.name, v.words
    from app.parameter as f
    cross join lateral (values
      ('label', f.label), ('unit', f.unit), ('source', f.source)
    ) as v (name, words)
    where f.ruleset_id = text_faults.ruleset_id
  ) as t (place, name, words)
  where t.words !~ '\S';
end;
$$;

comment on function app.text_faults(integer) is
'Part of the lint: what is shown to a visitor is not blank, nor the unit and source of a figure.';
