begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(3);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());
select tests.given_login('stranger@example.org'), tests.given_login('operator@example.org');

-- Really called, with nothing but nulls, whatever functions there are: whoever may not, is stopped
-- before the body. A strict function is left out, which is not called at all for nulls.
insert into tests.attempt (who, what, statement)
select p.who, f.oid::regprocedure, format(
    'select %s(%s)', f.oid::regproc,
    (select string_agg(format('null::%s', format_type(t, null)), ', ')
      from unnest(f.proargtypes::oid[]) as t)
  )
from pg_proc as f
cross join (values ('visitor'), ('stranger'), ('operator'), ('owner'), ('other')) as p (who)
where f.pronamespace in ('app'::regnamespace, 'api'::regnamespace) and not f.proisstrict;

create temporary table called on commit drop as
select a.who, a.what, o.outcome
from tests.attempt as a
cross join lateral (select tests.outcome(a.who, a.statement)) as o (outcome)
where o.outcome <> 'denied';

select is_empty($$ select * from called where who = 'visitor' $$, 'a visitor calls nothing');
select set_eq(
  $$ select c.who, c.what from called as c $$,
  $$
    select p.who, f.oid::regprocedure::text
    from pg_proc as f
    cross join (values ('stranger'), ('operator'), ('owner'), ('other')) as p (who)
    where f.pronamespace in ('app'::regnamespace, 'api'::regnamespace) and not f.proisstrict
      and has_function_privilege('authenticated', f.oid, 'execute')
  $$,
  'a login calls what conventions/who_may_do_what grants it, and an operator''s nothing more'
);
select set_eq(
  $$
    select distinct c.who, c.outcome from called as c
    where c.what like 'api.%' and c.who in ('stranger', 'operator')
  $$,
  $$ values ('stranger', 'PT404'), ('operator', 'PT404') $$,
  'a login without client finds nothing'
);

select * from finish();
rollback;
