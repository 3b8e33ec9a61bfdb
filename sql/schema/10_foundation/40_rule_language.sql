-- The rule language is strict SQL/JSON path, cut down. These four functions read a path's canonical
-- text, so they are right only for paths that pass app.is_rule_path.

-- A path without its string literals, which may hold anything.
create function app.without_literals(path jsonpath)
returns text
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select regexp_replace(path::text, '(==|!=) "([^"\\]|\\.)*"', '\1 ""', 'g');
$$;

comment on function app.without_literals(jsonpath) is
'The canonical text of a path with each compared string literal emptied.';

create function app.questions_read(path jsonpath)
returns text[]
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select array(
    select distinct m[1]
    from regexp_matches(app.without_literals(path), '\$\."([^"\\]+)"', 'g') as m
    order by 1
  );
$$;

comment on function app.questions_read(jsonpath) is
'The codes of the questions that a path reads, sorted.';

create function app.parameters_read(path jsonpath)
returns text[]
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select array(
    select distinct m[1]
    from regexp_matches(app.without_literals(path), '\$"([^"\\]+)"', 'g') as m
    order by 1
  );
$$;

comment on function app.parameters_read(jsonpath) is
'The codes of the parameters that a path reads, sorted.';

-- Whatever remains once the allowed tokens are removed must be nothing: no filter, wildcard over
-- keys, method, exists, is unknown, regular expression, null or division.
create function app.is_rule_path(path jsonpath)
returns boolean
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select path::text like 'strict %' and regexp_replace(
    path::text,
    '^strict |\$\."[A-Z][A-Z0-9_]*"(\[\*\])?|\$"[a-z][a-z0-9_]*"|"([^"\\]|\\.)*"'
      || '|[0-9]+(\.[0-9]+)?|\mtrue\M|\mfalse\M|==|!=|<=|>=|<|>|&&|\|\||!|[-+*() ]',
    '', 'g'
  ) = '';
$$;

comment on function app.is_rule_path(jsonpath) is
'Whether a path keeps to the rule language: strict, keys right after $, variables, literals,
comparisons, && || ! and + - *. Strict matters: only then is a missing answer unknown, not false.';
