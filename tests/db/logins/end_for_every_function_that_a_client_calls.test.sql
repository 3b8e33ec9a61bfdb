begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/logins.psql
select plan(3);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());

-- Whatever functions there are, called with nothing but nulls: the login is looked at first of all.
create temporary table calls on commit drop as
select f.oid::regprocedure as called, format(
    'select %s(%s)', f.oid::regproc,
    (select string_agg(format('null::%s', format_type(t, null)), ', ')
      from unnest(f.proargtypes::oid[]) as t)
  ) as statement
from pg_proc as f
where f.pronamespace = 'api'::regnamespace
  and has_function_privilege('authenticated', f.oid, 'execute');

select ok((select count(*) >= 6 from calls), 'there are functions that a client calls');
select is_empty(
  $$
    select c.called, e.how, o.outcome
    from calls as c
    cross join tests.ending as e
    cross join lateral (select tests.outcome_after(e.how, c.statement)) as o (outcome)
    where o.outcome <> 'PT401 unauthorized'
  $$,
  'each refuses a login that has ended, however it ended'
);

select tests.act_as('authenticated', tests.client('durand'));
select tests.open_login(tests.client('other'));
select tests.end_login('banned', tests.client('other'));
select lives_ok('select api.client_dashboard()', 'the end of one login is not that of another''s');

select * from finish();
rollback;
