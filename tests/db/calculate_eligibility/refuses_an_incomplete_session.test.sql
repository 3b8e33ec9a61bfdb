begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(6);

select tests.given_open('empty');
select tests.given_open('half', (tests.haulier() || jsonb '{"IMPAYES": 12}')
  - array['LITRES_POIDS_LOURDS', 'CHAUFFEURS', 'CA', 'DEJA_EN_PLACE']);
select tests.given_open('gate', tests.consultant() - 'VEHICULES');

select tests.refuses(
  $$ select tests.calculate('half') $$, 'PT422', 'session_incomplete', 'questions remain'
);
select is(
  tests.error_of($$ select tests.calculate('half') $$) -> 'details',
  jsonb '[
    {"field": "CA", "code": "required"}, {"field": "LITRES_POIDS_LOURDS", "code": "required"},
    {"field": "CHAUFFEURS", "code": "required"}, {"field": "IMPAYES_NOMBRE", "code": "required"},
    {"field": "DEJA_EN_PLACE", "code": "required"}
  ]',
  'each visible question without an answer is named, in order'
);
select is(
  jsonb_array_length(tests.error_of($$ select tests.calculate('empty') $$) -> 'details'), 12,
  'of an empty session, the twelve that are always asked'
);
select is(
  tests.error_of($$ select tests.calculate('gate') $$) -> 'details',
  jsonb '[{"field": "VEHICULES", "code": "required"}]',
  'what is behind an unknown gate is not asked for yet'
);
select tests.save('gate', '{"VEHICULES": false}');
select lives_ok($$ select tests.calculate('gate') $$, 'then it is complete');

select * from finish();
rollback;
