begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_completed('haulier');
create temporary table first on commit drop as select tests.calculate('haulier') as answer;

-- Where its rows lie: a row written again, even with the same values, lies elsewhere.
create function tests.places(name text)
returns setof text
language sql
stable
set search_path = ''
as $$
  select 'session ' || s.ctid from app.temporary_session as s
  where s.id::text = tests.session_id(places.name)
  union all
  select e.produit || ' ' || e.ctid from app.temporary_eligibility as e
  where e.session_id::text = tests.session_id(places.name);
$$;

create temporary table place on commit drop as select * from tests.places('haulier');
select tests.remember_world();

select is(
  tests.calculate('haulier'), (select answer from first), 'the same answers give the same results'
);
select tests.world_unchanged();
select set_eq('select * from tests.places(''haulier'')', 'table place', 'nothing is written again');

select * from finish();
rollback;
