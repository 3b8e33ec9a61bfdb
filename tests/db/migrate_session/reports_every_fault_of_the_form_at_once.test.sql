begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');

select is(
  tests.error_of($$
    select tests.migrate('haulier', 'anne', null, '{"siren": "1", "phone": 5}', '{"contact": 1}')
  $$) -> 'details',
  '[
    {"field": "email", "code": "invalid_format"},
    {"field": "consents.contact", "code": "wrong_type"},
    {"field": "consents.terms", "code": "required"},
    {"field": "profile.company_name", "code": "required", "min": 1, "max": 200},
    {"field": "profile.contact_name", "code": "required", "min": 1, "max": 200},
    {"field": "profile.phone", "code": "wrong_type"},
    {"field": "profile.siren", "code": "invalid_format"}
  ]',
  'one entry a field'
);

select * from finish();
rollback;
