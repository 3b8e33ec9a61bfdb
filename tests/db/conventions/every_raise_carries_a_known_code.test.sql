begin;
\ir ../_support/all.psql
select plan(2);

create temporary table raised on commit drop as
select p.oid::regprocedure as function, m[1] as statement
from pg_proc as p,
  regexp_matches(
    regexp_replace(p.prosrc, '--[^\n]*', '', 'g'),
    '\mraise\s+((?:exception|sqlstate|using)\M[^;]*);', 'g'
  ) as m
where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace);

-- By status; "deno task check" compares functions/_shared/problem.ts and docs/api.md.
create temporary table known (errcode text, message text) on commit drop;
insert into known values
  ('PT400', 'invalid_input'),
  ('PT401', 'unauthorized'),
  ('PT403', 'forbidden'),
  ('PT403', 'sign_in_too_old'),
  ('PT404', 'not_found'),
  ('PT404', 'session_not_found'),
  ('PT409', 'email_already_registered'),
  ('PT409', 'email_unproved'),
  ('PT409', 'migration_in_use'),
  ('PT409', 'session_already_migrated'),
  ('PT409', 'session_busy'),
  ('PT409', 'session_not_migrated'),
  ('PT410', 'session_expired'),
  ('PT410', 'undo_too_late'),
  ('PT422', 'invalid_profile'),
  ('PT422', 'invalid_responses'),
  ('PT422', 'session_incomplete'),
  ('PT422', 'weak_password'),
  ('PT429', 'too_many_attempts'),
  ('PT500', 'internal_error'),
  ('PT504', 'migration_timeout'),
  -- To those who edit the catalogue in SQL, never over HTTP.
  ('PT409', 'ruleset_outdated'),
  ('PT409', 'ruleset_published'),
  ('PT422', 'invalid_ruleset');

select is_empty($$
  select r.function, r.statement from raised as r
  where not exists (
    select from known as k
    where r.statement ~ format('errcode = ''%s'',\s+message = ''%s''\s*(,|$)', k.errcode, k.message)
  )
$$, 'each raise names an errcode and a message of the list');

select isnt_empty($$ select from raised $$, 'raises are found at all');

select * from finish();
rollback;
