begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

-- A login that came through another provider, to which a session was attached.
select tests.given_login('durand@example.org');
update auth.identities set provider = 'google'
where user_id = tests.login('durand@example.org');
select tests.given_completed('haulier');
select tests.attach(
  'haulier', tests.login('durand@example.org'), tests.profile(), tests.consents()
);

select is_empty('select * from app.check_invariants()', 'an e-mail identity is not for everyone');

select * from finish();
rollback;
