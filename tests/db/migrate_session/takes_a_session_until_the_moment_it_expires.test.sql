begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
update app.temporary_session set expires_at = now() + interval '1 microsecond'
where id::text = tests.session_id('haulier');

select is(tests.migrate('haulier') ->> 'already_migrated', 'false', 'one microsecond is enough');

select * from finish();
rollback;
