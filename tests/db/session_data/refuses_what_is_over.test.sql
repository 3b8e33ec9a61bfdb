begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(4);

select tests.given_client('client');
select tests.given_completed('expired');
update app.temporary_session set expires_at = now() where id::text = tests.session_id('expired');

select tests.refuses(
  $$ select tests.data('client') $$, 'PT409', 'session_already_migrated',
  'the token no longer opens what belongs to an account'
);
select tests.refuses(
  $$ select tests.data('expired') $$, 'PT410', 'session_expired', 'nor what was left for seven days'
);

select * from finish();
rollback;
