begin;
\ir ../_support/all.psql
select plan(5);

create function tests.conjuncts(path jsonpath)
returns text[]
language sql
stable
set search_path = ''
as $$
  select app.conjuncts(replace(substr(conjuncts.path::text, length('strict ') + 1), '"', ''));
$$;

select is(
  tests.conjuncts('strict $.A == 1'), array['$.A == 1'], 'one condition is its own part'
);
select is(
  tests.conjuncts('strict $.A == 1 && $.B > 2 && $.C < 3'),
  array['$.A == 1', '$.B > 2', '$.C < 3'],
  'a chain falls into its links'
);
select is(
  tests.conjuncts('strict $.A == 1 && ($.B > 2 || $.C < 3)'),
  array['$.A == 1', '$.B > 2 || $.C < 3'],
  'a choice is one part'
);
select is(
  tests.conjuncts('strict $.A == 1 || $.B > 2 && $.C < 3'),
  array['$.A == 1 || $.B > 2 && $.C < 3'],
  'or binds less than and: neither side must hold'
);
select is(
  tests.conjuncts('strict ($.A == 1 && $.B > 2) && ($.C < 3 && $.D > 4)'),
  array['$.A == 1', '$.B > 2', '$.C < 3', '$.D > 4'],
  'parentheses around a chain mean nothing'
);

select * from finish();
rollback;
