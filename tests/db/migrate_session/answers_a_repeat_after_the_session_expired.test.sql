begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

-- First of all, so that two tests cannot wait for each other.
lock table app.temporary_session in share row exclusive mode;
select tests.given_completed('haulier');
select tests.migrate('haulier');
-- The clock goes on, not the session: a migrated one is frozen.
alter table app.temporary_session disable trigger freeze_migrated_session;
update app.temporary_session set expires_at = now() where id::text = tests.session_id('haulier');
alter table app.temporary_session enable trigger freeze_migrated_session;

select is(tests.migrate('haulier') ->> 'already_migrated', 'true', 'its owner is told the truth');

select * from finish();
rollback;
