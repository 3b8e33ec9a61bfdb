begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

-- The table of the tests' own stays out of the search: it is not the product's.
create function tests.tables_that_hold(secret text)
returns setof text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_table regclass;
  v_found boolean;
begin
  for v_table in
    select c.oid::regclass
    from pg_catalog.pg_class as c
    where c.relkind in ('r', 'p', 'm')
      and c.relnamespace in ('app'::regnamespace, 'api'::regnamespace)
  loop
    execute format(
      'select exists (select from %s as t where t::text ilike ''%%'' || $1 || ''%%'')', v_table
    ) into v_found using tables_that_hold.secret;
    if v_found then
      return next v_table::text;
    end if;
  end loop;
end;
$$;

select tests.given_completed('haulier');

select is_empty(
  $$ select * from tests.tables_that_hold(tests.token('haulier')) $$, 'no row holds the token'
);
select set_eq(
  $$ select * from tests.tables_that_hold(tests.session_id('haulier')) $$,
  array['app.temporary_session', 'app.temporary_response', 'app.temporary_eligibility'],
  'what looks for it would have found it'
);
select is(
  (
    select s.token_digest from app.temporary_session as s
    where s.id::text = tests.session_id('haulier')
  ),
  sha256(convert_to(tests.token('haulier'), 'UTF8')),
  'the session holds its SHA-256'
);

select * from finish();
rollback;
