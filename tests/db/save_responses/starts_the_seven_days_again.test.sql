begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_open('visitor');
update app.temporary_session set expires_at = now() + interval '1 second'
where id::text = tests.session_id('visitor');

select lives_ok(
  $$ select tests.save('visitor', '{"CA": 1}') $$, 'a second before the end is in time'
);
select is(
  (tests.data('visitor') #>> '{session,expires_at}')::timestamptz, now() + interval '7 days',
  'each answer gives seven days more'
);

select * from finish();
rollback;
