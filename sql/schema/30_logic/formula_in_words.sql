create function app.formula_in_words(
  ruleset_id integer,
  formula_parts text[],
  document jsonb,
  day date
)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select string_agg(
      case
        when part.place % 2 = 1 then part.word
        when p.code is not null then app.format_number(p.value, p.unit)
        when jsonb_typeof(formula_in_words.document -> q.code) = 'number'
          then app.format_number((formula_in_words.document -> q.code)::numeric, q.unit)
        else '[' || q.short_label || ']'
      end,
      '' order by part.place
    )
    from unnest(formula_in_words.formula_parts) with ordinality as part (word, place)
    left join app.question as q
      on part.place % 2 = 0
      and q.ruleset_id = formula_in_words.ruleset_id
      and q.code = part.word
    left join app.parameter as p
      on part.place % 2 = 0
      and p.ruleset_id = formula_in_words.ruleset_id
      and p.code = part.word
      and formula_in_words.day between p.valid_from and coalesce(p.valid_to, 'infinity')
  );
end;
$$;

comment on function app.formula_in_words(integer, text[], jsonb, date) is
'A formula with the figures and answers in their places; an unknown answer stands as its name in
brackets.';

grant execute on function app.formula_in_words(integer, text[], jsonb, date) to service_role;
