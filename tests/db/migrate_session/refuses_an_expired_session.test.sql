begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_completed('completed');
select tests.given_open('open');
update app.temporary_session set expires_at = now()
where id::text in (tests.session_id('completed'), tests.session_id('open'));

select tests.refuses(
  $$ select tests.migrate('completed') $$, 'PT410', 'session_expired', 'completed, too late'
);
select tests.refuses(
  $$ select tests.migrate('open') $$, 'PT410', 'session_expired', 'never completed'
);

select * from finish();
rollback;
