-- What the conformance cases call: one function for each shape of answer and each kind of error.
-- Installed and dropped by the tests themselves.

-- The project lets no visitor into api; the cases of a visitor need the door open for a moment.
grant usage on schema api to anon;

create schema rest_fixture;
grant usage on schema rest_fixture to anon, authenticated;

create type rest_fixture.point as (x integer, y integer);

create table rest_fixture.person (
  id uuid primary key default gen_random_uuid(),
  email text not null unique,
  age integer check (age >= 0)
);
grant select, insert on rest_fixture.person to anon;

create function api.rest_add(a integer, b integer) returns integer
language sql immutable set search_path = '' as 'select a + b';

create function api.rest_hello(name text default 'world') returns text
language sql immutable set search_path = '' as $$ select 'Hello, ' || name $$;

create function api.rest_null() returns integer
language sql immutable set search_path = '' as 'select null::integer';

create function api.rest_document() returns jsonb
language sql immutable set search_path = '' as $$ select '{"a": {"b": [1, "two"]}}'::jsonb $$;

create function api.rest_verbatim() returns json
language sql immutable set search_path = ''
as $$ select '{"b":1.50,  "a":12345678901234567890}'::json $$;

create function api.rest_point() returns rest_fixture.point
language sql immutable set search_path = '' as 'select row(10, 5)::rest_fixture.point';

create function api.rest_out(out x integer, out y integer)
language sql immutable set search_path = '' as 'select 10, 5';

create function api.rest_table() returns table (a text)
language sql immutable set search_path = '' as $$ select 'A' $$;

create function api.rest_series(n integer) returns setof integer
language sql immutable set search_path = '' as 'select generate_series(1, n)';

create function api.rest_void() returns void
language sql volatile set search_path = '' as 'select null';

create function api.rest_array() returns integer[]
language sql immutable set search_path = '' as 'select array[1, 2, 3]';

create function api.rest_whole(json) returns json
language sql immutable set search_path = '' as 'select $1';

create function api.rest_uuid(value uuid) returns uuid
language sql immutable set search_path = '' as 'select value';

create function api.rest_refuse() returns void
language plpgsql volatile set search_path = '' as $$
begin
  raise exception 'x' using hint = 'h';
end;
$$;

create function api.rest_payment() returns void
language plpgsql volatile set search_path = '' as $$
begin
  raise sqlstate 'PT402' using message = 'Payment Required', detail = 'Quota exceeded',
    hint = 'Upgrade your plan';
end;
$$;

create function api.rest_chosen(message text, detail text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  raise sqlstate 'PGRST' using message = rest_chosen.message, detail = rest_chosen.detail;
end;
$$;

create function api.rest_insert(email text, age integer default null) returns void
language sql volatile set search_path = '' as $$
  insert into rest_fixture.person (email, age) values (email, age)
$$;

create function api.rest_insert_then_fail(email text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  insert into rest_fixture.person (email) values (rest_insert_then_fail.email);
  raise sqlstate 'PT418' using message = 'too_late';
end;
$$;

create function api.rest_count(email text) returns bigint
language sql stable set search_path = '' as $$
  select count(*) from rest_fixture.person as p where p.email = rest_count.email
$$;

create function api.rest_stable_write(email text) returns void
language plpgsql stable set search_path = '' as $$
begin
  perform api.rest_insert(rest_stable_write.email);
end;
$$;

create function api.rest_sleep(seconds double precision) returns void
language sql volatile set search_path = '' as 'select pg_catalog.pg_sleep(seconds)';

create function api.rest_sleep_limited(seconds double precision) returns void
language sql volatile set search_path = '' set statement_timeout = '200ms'
as 'select pg_catalog.pg_sleep(seconds)';

create function api.rest_closed() returns integer
language sql immutable set search_path = '' as 'select 1';

create function api.rest_request() returns json
language sql stable set search_path = '' as $$
  select json_build_object(
    'role', current_setting('request.jwt.claims')::json ->> 'role',
    'claims', current_setting('request.jwt.claims')::json,
    'user', current_user,
    'method', current_setting('request.method'),
    'path', current_setting('request.path'),
    'foo', current_setting('request.headers')::json ->> 'x-foo'
  )
$$;

create function api.rest_answer(status text, headers text default '[]') returns json
language plpgsql volatile set search_path = '' as $$
begin
  perform set_config('response.status', rest_answer.status, true);
  perform set_config('response.headers', rest_answer.headers, true);
  return '{"said": "no"}'::json;
end;
$$;

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select p.oid from pg_proc as p
    where p.pronamespace = 'api'::regnamespace and p.proname like 'rest\_%'
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    if v_function <> 'api.rest_closed()'::regprocedure then
      execute format('grant execute on function %s to anon, authenticated', v_function);
    end if;
  end loop;
end;
$$;

notify pgrst, 'reload schema';
