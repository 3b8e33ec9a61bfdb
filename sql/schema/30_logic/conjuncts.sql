-- Works on the canonical text of a path of the rule language, where no literal holds a parenthesis.
create function app.conjuncts(expression text)
returns text[]
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
declare
  v_length integer := length(conjuncts.expression);
  v_is_wrapped boolean;
  v_has_or boolean;
  v_and integer;
begin
  select
    bool_and(d.depth > 0 or d.place = v_length) and left(conjuncts.expression, 1) = '(',
    bool_or(d.depth = 0 and substr(conjuncts.expression, d.place, 4) = ' || '),
    max(d.place) filter (
      where d.depth = 0 and substr(conjuncts.expression, d.place, 4) = ' && '
    )
  into v_is_wrapped, v_has_or, v_and
  from (
    select
      c.place::integer as place,
      sum(case c.letter when '(' then 1 when ')' then -1 else 0 end) over (order by c.place)
        as depth
    from string_to_table(conjuncts.expression, null) with ordinality as c (letter, place)
  ) as d;

  return case
    when v_is_wrapped then app.conjuncts(substr(conjuncts.expression, 2, v_length - 2))
    when v_has_or or v_and is null then array[conjuncts.expression]
    else app.conjuncts(left(conjuncts.expression, v_and - 1))
      || app.conjuncts(substr(conjuncts.expression, v_and + 4))
  end;
end;
$$;

comment on function app.conjuncts(text) is
'The parts of a condition that must all hold: a && (b || c) gives a and b || c.';
