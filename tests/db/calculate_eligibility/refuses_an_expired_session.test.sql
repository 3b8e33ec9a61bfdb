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
  $$ select tests.calculate('completed') $$, 'PT410', 'session_expired', 'completed, too late'
);
select tests.refuses(
  $$ select tests.calculate('open') $$, 'PT410', 'session_expired', 'incomplete besides'
);

select * from finish();
rollback;
