begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(3);

select tests.given_client('durand');
select tests.given_client('other');
select api.record_migration_failure(null, 'request-1', 'internal_error', null);
grant usage on schema app to anon, authenticated;
grant select, update, delete on all tables in schema app to anon, authenticated;
-- Before Postgres 17 an update is refused for the functions of generated columns first.
grant execute on function app.parameters_read to anon, authenticated;

insert into tests.attempt
select
  p.who, c.oid::regclass || ': ' || v.verb, format(v.statement, c.oid::regclass, k.name), v.outcome
from pg_class as c
cross join (values ('visitor'), ('owner')) as p (who)
cross join (values
  ('read', 'select from %s', '0 rows'), ('change', 'update %1$s set %2$I = %2$I', '0 rows'),
  ('delete', 'delete from %s', '0 rows')
) as v (verb, statement, outcome)
cross join lateral (
  select a.attname from pg_attribute as a
  where a.attrelid = c.oid and a.attnum > 0 and a.attidentity = '' order by a.attnum limit 1
) as k (name)
where c.relnamespace = 'app'::regnamespace and c.relkind = 'r';

-- What the policies do open.
update tests.attempt as a set outcome = v.outcome
from (values
  ('app.client: read', '1 rows'), ('app.simulation: read', '1 rows'),
  ('app.client_produit_eligible: read', '5 rows'),
  ('app.client_produit_eligible: change', 'denied'),
  ('app.audit_event: read', '2 rows'),
  ('app.audit_event: change', 'PT403'), ('app.audit_event: delete', 'PT403')
) as v (what, outcome)
where a.who = 'owner' and a.what = v.what;
update tests.attempt as a set outcome = 'PT403'
where a.who = 'visitor' and a.what in ('app.audit_event: change', 'app.audit_event: delete');

select is((select count(*) from tests.attempt as a), 114::bigint, '19 tables, 2 personas, 3 verbs');
select ok(
  exists (select from app.temporary_session) and exists (select from app.migration_failure),
  'there is something to see'
);
select tests.all_as_said('nobody sees or touches a row that is not his');

select * from finish();
rollback;
