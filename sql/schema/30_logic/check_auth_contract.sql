-- auth.* belongs to Supabase: what we rely on is listed here and compared with what is there.
create function app.check_auth_contract()
returns table (severity text, column_name text, problem text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with relied_on (relation, name, type) as (
    values
      ('users', 'instance_id', 'uuid'), ('users', 'id', 'uuid'),
      ('users', 'aud', 'character varying'), ('users', 'role', 'character varying'),
      ('users', 'email', 'character varying'),
      ('users', 'encrypted_password', 'character varying'),
      ('users', 'email_confirmed_at', 'timestamp with time zone'),
      ('users', 'confirmation_token', 'character varying'),
      ('users', 'recovery_token', 'character varying'),
      ('users', 'email_change_token_new', 'character varying'),
      ('users', 'email_change', 'character varying'),
      ('users', 'raw_app_meta_data', 'jsonb'), ('users', 'raw_user_meta_data', 'jsonb'),
      ('users', 'created_at', 'timestamp with time zone'),
      ('users', 'updated_at', 'timestamp with time zone'),
      ('users', 'is_sso_user', 'boolean'),
      ('identities', 'provider', 'text'), ('identities', 'provider_id', 'text'),
      ('identities', 'user_id', 'uuid'), ('identities', 'identity_data', 'jsonb'),
      ('identities', 'last_sign_in_at', 'timestamp with time zone'),
      ('identities', 'created_at', 'timestamp with time zone'),
      ('identities', 'updated_at', 'timestamp with time zone'),
      ('users', 'email_change_token_current', 'character varying'),
      ('users', 'email_change_confirm_status', 'smallint'),
      ('users', 'phone_change', 'text'), ('users', 'phone_change_token', 'character varying'),
      ('users', 'reauthentication_token', 'character varying'),
      ('users', 'banned_until', 'timestamp with time zone'),
      ('users', 'deleted_at', 'timestamp with time zone'),
      ('sessions', 'id', 'uuid'), ('sessions', 'user_id', 'uuid'),
      ('sessions', 'not_after', 'timestamp with time zone'),
      ('mfa_amr_claims', 'session_id', 'uuid'), ('mfa_amr_claims', 'authentication_method', 'text'),
      ('mfa_factors', 'user_id', 'uuid'), ('one_time_tokens', 'user_id', 'uuid')
  ),
  left_alone (relation, names) as (
    values
      ('users', array[
        'invited_at', 'confirmation_sent_at', 'recovery_sent_at', 'email_change_sent_at',
        'last_sign_in_at', 'is_super_admin', 'phone', 'phone_confirmed_at', 'phone_change_sent_at',
        'confirmed_at', 'reauthentication_sent_at', 'is_anonymous'
      ]),
      ('identities', array['email', 'id'])
  ),
  present as (
    select
      t.relname::text as relation, a.attname::text as name,
      regexp_replace(format_type(a.atttypid, null), '\(.*\)', '') as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' as is_demanded,
      a.attgenerated <> '' as is_generated
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_class as t on t.oid = a.attrelid
    join pg_catalog.pg_namespace as n on n.oid = t.relnamespace
    where n.nspname = 'auth' and a.attnum > 0 and not a.attisdropped
  ),
  compared as (
    select
      'auth.' || coalesce(r.relation, p.relation) || '.' || coalesce(r.name, p.name) as column_name,
      case
        when p.name is null then 'is missing'
        when p.type <> r.type then 'is now ' || p.type || ', not ' || r.type
        when r.name is not null and p.is_generated then 'is now generated'
        when r.name is null and p.is_demanded then 'is new, not null and without default'
        when r.name is null and p.name <> all (l.names) then 'is new'
      end as problem,
      case
        when r.name is null and not p.is_demanded then 'warning' else 'error'
      end as severity
    from relied_on as r
    full join present as p on p.relation = r.relation and p.name = r.name
    left join left_alone as l on l.relation = p.relation
    -- of the others no row is written: what is new there is no matter
    where r.name is not null or l.relation is not null
  )
  select c.severity, c.column_name, c.problem from compared as c where c.problem is not null
  union all
  select 'error', 'auth.users.email', 'has no unique index among those without single sign-on'
  where not exists (
    select from pg_catalog.pg_indexes as i
    where i.schemaname = 'auth' and i.tablename = 'users'
      and i.indexdef like 'CREATE UNIQUE INDEX%(email)%WHERE (is_sso_user = false)'
  )
  union all
  select 'error', 'auth.users.email', 'has lost the trigger that watches it for another address'
  where not exists (
    select from pg_catalog.pg_trigger as g
    join pg_catalog.pg_class as t on t.oid = g.tgrelid
    join pg_catalog.pg_namespace as n on n.oid = t.relnamespace
    where n.nspname = 'auth' and t.relname = 'users' and g.tgenabled <> 'D'
      and g.tgfoid = 'app.doubt_changed_email()'::regprocedure
  )
  union all
  select 'warning', 'auth.' || t.relname, 'has a trigger that Supabase does not ship: ' || g.tgname
  from pg_catalog.pg_trigger as g
  join pg_catalog.pg_class as t on t.oid = g.tgrelid
  join pg_catalog.pg_namespace as n on n.oid = t.relnamespace
  where n.nspname = 'auth' and t.relname in ('users', 'identities') and not g.tgisinternal
    and not exists (
      select from pg_catalog.pg_proc as p
      where p.oid = g.tgfoid and p.pronamespace = 'app'::regnamespace
    );
end;
$$;

comment on function app.check_auth_contract() is
'Differences between what is relied on of schema auth and what is there: by app.create_auth_user of
users and identities, by app.is_live_login, app.is_password_login and app.take_over of logins too.
error: sign-up, logins or the proof of an address would break or lose their guarantees. warning:
look at it. Asked by deno task doctor, and once a day by app.watch_auth_contract().';
