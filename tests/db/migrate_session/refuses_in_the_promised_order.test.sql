begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

-- Each session has every fault that remains; one is mended at a time.
select tests.given_client('taken', tests.consultant());
select tests.given_open('haulier');
update app.temporary_session set expires_at = now() where id::text = tests.session_id('haulier');
insert into tests.session (name, id, token)
select v.name, s.id, v.token from tests.session as s
cross join lateral (values ('no token', ''), ('wrong token', '0')) as v (name, token)
where s.name = 'haulier';

select throws_ok(
  $$ select tests.migrate('no token', 'anne', null, '{}') $$, 'PT401', 'unauthorized'
);
select throws_ok(
  $$ select tests.migrate('wrong token', 'anne', null, '{}') $$, 'PT404', 'session_not_found'
);
select throws_ok(
  $$ select tests.migrate('haulier', 'anne', null, '{}') $$, 'PT410', 'session_expired'
);

update app.temporary_session set expires_at = now() + interval '1 day'
where id::text = tests.session_id('haulier');
select throws_ok(
  $$ select tests.migrate('haulier', 'anne', null, '{}') $$, 'PT422', 'session_incomplete'
);

select api.save_responses(
  tests.session_id('haulier'), tests.token('haulier'), tests.haulier()
);
select api.calculate_eligibility(tests.session_id('haulier'), tests.token('haulier'));
select throws_ok(
  $$ select tests.migrate('haulier', 'taken@example.org', null, '{}') $$,
  'PT422', 'invalid_profile'
);
select throws_ok(
  $$ select tests.migrate('haulier', 'taken@example.org', null) $$, 'PT422', 'weak_password'
);
select throws_ok(
  $$ select tests.migrate('haulier', 'taken@example.org') $$, 'PT409', 'email_already_registered'
);
select throws_ok(
  $$ select tests.migrate('taken', 'anne', null, '{}') $$, 'PT409', 'session_already_migrated'
);

select * from finish();
rollback;
