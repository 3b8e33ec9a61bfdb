begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(4);

select tests.given_open('open');
select tests.given_completed('completed');
update app.temporary_session set expires_at = now()
where id::text in (tests.session_id('open'), tests.session_id('completed'));

select tests.refuses(
  $$ select tests.save('open', '{"CA": 1}') $$, 'PT410', 'session_expired', 'open, too late'
);
select tests.refuses(
  $$ select tests.save('completed', '{"CA": -1}') $$, 'PT410', 'session_expired',
  'completed, and a wrong answer besides'
);

select * from finish();
rollback;
