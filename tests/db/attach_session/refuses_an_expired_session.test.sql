begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_completed('later');
update app.temporary_session set expires_at = now() where id::text = tests.session_id('later');

select tests.refuses(
  $$ select tests.attach('later', tests.client('durand')) $$, 'PT410', 'session_expired', 'too late'
);

select * from finish();
rollback;
