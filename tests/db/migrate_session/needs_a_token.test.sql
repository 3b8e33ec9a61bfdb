begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_completed('haulier');

select tests.refuses(
  $$
    select api.migrate_session(tests.session_id('haulier'), null, 'anne@durand.example',
      tests.password_hash(), tests.profile(), tests.consents())
  $$,
  'PT401', 'unauthorized', 'none'
);
select tests.refuses(
  $$
    select api.migrate_session(tests.session_id('haulier'), '', 'anne@durand.example',
      tests.password_hash(), tests.profile(), tests.consents())
  $$,
  'PT401', 'unauthorized', 'an empty one'
);

select * from finish();
rollback;
