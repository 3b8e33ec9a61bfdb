begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(3);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());
select tests.given_login('stranger@example.org'), tests.given_login('operator@example.org');

-- Really tried, on whatever tables and views there are.
insert into tests.attempt (who, what, statement)
select p.who, c.oid::regclass || ' ' || v.verb, format(v.statement, c.oid::regclass, k.name)
from pg_class as c
cross join (values
  ('visitor'), ('stranger'), ('operator'), ('owner'), ('other'), ('service'), ('postgres')
) as p (who)
cross join (values
  ('select', 'select from %s'), ('insert', 'insert into %s default values'),
  ('update', 'update %1$s set %2$I = %2$I'), ('delete', 'delete from %s'),
  ('truncate', 'truncate %s cascade')
) as v (verb, statement)
cross join lateral (
  select a.attname from pg_attribute as a
  where a.attrelid = c.oid and a.attnum > 0 and a.attidentity = '' order by a.attnum limit 1
) as k (name)
where c.relnamespace in ('app'::regnamespace, 'api'::regnamespace)
  and c.relkind in ('r', 'p', 'v', 'm') and (c.relkind <> 'v' or v.verb = 'select');

create temporary table done on commit drop as
select a.who, split_part(a.what, ' ', 1) as relation, split_part(a.what, ' ', 2) as verb, o.outcome
from tests.attempt as a
cross join lateral (select tests.outcome(a.who, a.statement)) as o (outcome)
where o.outcome <> 'denied';

select set_eq(
  $$
    select d.who || ': ' || d.verb || case d.outcome when '0 rows' then ' none' else ' some' end
      || ' of ' || d.relation
    from done as d where d.who not in ('service', 'postgres')
  $$,
  array[
    'operator: select none of app.audit_event',
    'operator: select none of app.client',
    'operator: select none of app.client_produit_eligible',
    'operator: select none of app.simulation',
    'other: select none of app.client_produit_eligible',
    'other: select some of app.audit_event',
    'other: select some of app.client',
    'other: select some of app.simulation',
    'owner: select some of app.audit_event',
    'owner: select some of app.client',
    'owner: select some of app.client_produit_eligible',
    'owner: select some of app.simulation',
    'stranger: select none of app.audit_event',
    'stranger: select none of app.client',
    'stranger: select none of app.client_produit_eligible',
    'stranger: select none of app.simulation'
  ],
  'a client sees what is his; a login without client, an operator''s too, sees nothing'
);

select set_eq(
  $$ select d.relation || ' ' || d.verb from done as d where d.who = 'service' $$,
  $$
    select split_part(a.what, ' ', 1) || ' ' || split_part(a.what, ' ', 2) from tests.attempt as a
    where a.who = 'service' and has_table_privilege(
      'service_role', split_part(a.what, ' ', 1), split_part(a.what, ' ', 2)
    )
  $$,
  'the edge functions do what conventions/who_may_do_what grants them, and nothing more'
);
select set_eq(
  $$
    select d.relation || ' ' || d.verb from done as d
    where d.who = 'postgres' and d.outcome = 'PT403'
  $$,
  array['app.audit_event delete', 'app.audit_event truncate', 'app.audit_event update'],
  'the owner does anything but change the trail'
);

select * from finish();
rollback;
