begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/logins.psql
select plan(3);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());

create temporary table tables on commit drop as
select c.oid::regclass as name from pg_class as c
where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  and has_table_privilege('authenticated', c.oid, 'select');

select is_empty(
  $$
    select t.name, e.how, o.outcome
    from tables as t
    cross join tests.ending as e
    cross join lateral (
      select tests.outcome_after(e.how, format('select from %s', t.name))
    ) as o (outcome)
    where o.outcome <> '0 rows'
  $$,
  'a login that has ended reads no row of any'
);
select is_empty(
  $$
    select e.how, o.outcome
    from tests.ending as e
    cross join lateral (
      select tests.outcome_after(
        e.how, $query$ update app.client_produit_eligible set file_status = 'requested' $query$
      )
    ) as o (outcome)
    where o.outcome <> '0 rows'
  $$,
  'and asks for no file'
);
select is_empty(
  $$
    select e.how, o.outcome
    from tests.ending as e
    cross join lateral (
      select tests.outcome_after(e.how, $query$
        insert into app.audit_event (kind, client_id, actor, details)
        values ('file_requested', tests.client('durand'), 'client', '{}')
      $query$)
    ) as o (outcome)
    where o.outcome not like '42501 %'
  $$,
  'nor is anything told in his name'
);

select * from finish();
rollback;
