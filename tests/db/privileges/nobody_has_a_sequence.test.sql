begin;
\ir ../_support/all.psql
select plan(2);

-- An id of an identity column needs no grant; whoever moved its sequence could block every insert.
select is_empty(
  $$
    select c.oid::regclass, r.rolname, v.name
    from pg_class as c
    cross join pg_roles as r
    cross join unnest(array['usage', 'select', 'update']) as v (name)
    where c.relnamespace in ('app'::regnamespace, 'api'::regnamespace) and c.relkind = 'S'
      and r.rolname in (
        'anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin'
      )
      and has_sequence_privilege(r.oid, c.oid, v.name)
  $$,
  'but the owner'
);
select is_empty(
  $$
    select d.defaclnamespace::regnamespace, a.grantee, a.privilege_type
    from pg_default_acl as d, aclexplode(d.defaclacl) as a
    where d.defaclnamespace in ('app'::regnamespace, 'api'::regnamespace)
  $$,
  'and nothing that is created later is granted by itself'
);

select * from finish();
rollback;
