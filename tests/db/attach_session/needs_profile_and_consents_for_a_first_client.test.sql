begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(7);

select tests.given_completed('haulier');
select tests.given_login('anne@durand.example');

select tests.refuses(
  $$ select tests.attach('haulier', tests.login('anne@durand.example')) $$,
  'PT422', 'invalid_profile', 'neither profile nor consents'
);
select is(
  tests.error_of($$
    select tests.attach('haulier', tests.login('anne@durand.example'))
  $$) -> 'details',
  '[
    {"field": "consents.terms", "code": "required"},
    {"field": "profile.company_name", "code": "required", "min": 1, "max": 200},
    {"field": "profile.contact_name", "code": "required", "min": 1, "max": 200}
  ]',
  'what is missing is named'
);
select tests.refuses(
  $$ select tests.attach('haulier', tests.login('anne@durand.example'), tests.profile()) $$,
  'PT422', 'invalid_profile', 'no consents'
);
select tests.refuses(
  $$
    select tests.attach('haulier', tests.login('anne@durand.example'),
      tests.profile() || '{"siren": "1"}', tests.consents())
  $$,
  'PT422', 'invalid_profile', 'a fault in the profile'
);

select * from finish();
rollback;
