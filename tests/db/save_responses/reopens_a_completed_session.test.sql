begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(4);

select tests.given_completed('haulier');
select tests.save('haulier', '{"CA": 1}');

select results_eq(
  $$
    select s.status::text, s.completed_at, s.evaluated_on, s.results_digest, s.results::text,
      s.totals
    from app.temporary_session as s where s.id::text = tests.session_id('haulier')
  $$,
  $$ values (
    'open', null::timestamptz, null::date, null::bytea, null::text, null::jsonb
  ) $$,
  'it is open again, without results'
);
select is_empty(
  $$
    select from app.temporary_eligibility as e
    where e.session_id::text = tests.session_id('haulier')
  $$,
  'no row of the old results remains'
);
select is(
  tests.may_migrate('haulier') ->> 'reason', 'session_incomplete', 'it may not become an account'
);
select tests.calculate('haulier');
select is(tests.may_migrate('haulier') ->> 'reason', null, 'until its results are made again');

select * from finish();
rollback;
