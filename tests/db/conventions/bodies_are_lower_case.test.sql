begin;
\ir ../_support/all.psql
select plan(1);

select is_empty($$
  select p.oid::regprocedure from pg_proc as p
  where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace)
    and regexp_replace(p.prosrc, '--[^\n]*|''([^'']|'''')*''|"[^"]*"', '', 'g') ~ '[A-Z]'
$$, 'outside comments, literals and quoted names');

select * from finish();
rollback;
