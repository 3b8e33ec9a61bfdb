begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(2);

select tests.given_client('durand');

insert into tests.attempt
select
  p.who, c.oid::regclass || ': ' || v.verb, format(v.statement, c.oid::regclass, k.name), 'denied'
from pg_class as c
cross join (values ('visitor'), ('owner')) as p (who)
cross join (values
  ('select', 'select from %s'), ('insert', 'insert into %s default values'),
  ('update', 'update %1$s set %2$I = %2$I'), ('delete', 'delete from %s'),
  ('truncate', 'truncate %s cascade')
) as v (verb, statement)
cross join lateral (
  select a.attname from pg_attribute as a
  where a.attrelid = c.oid and a.attnum > 0 and a.attidentity = '' order by a.attnum limit 1
) as k (name)
where c.relnamespace = 'app'::regnamespace and c.relkind = 'r'
  and c.relname not in ('client', 'simulation', 'client_produit_eligible', 'audit_event');

select is(
  (select count(*) from tests.attempt as a), 150::bigint,
  'sessions, answers, results, counts, failures, limits, catalogue: 15 tables, 2 personas, 5 verbs'
);
select tests.all_as_said('to visitors and to clients alike');

select * from finish();
rollback;
