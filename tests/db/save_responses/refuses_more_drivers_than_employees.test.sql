begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(10);

select tests.given_open('known', '{"SECTEUR": "transport_marchandises", "EFFECTIF": 5}');
select tests.given_open('unknown', '{"SECTEUR": "transport_marchandises", "EFFECTIF": null}');
select tests.given_open('unasked', '{"SECTEUR": "transport_marchandises"}');

select is(
  tests.faults('known', '{"CHAUFFEURS": 6}'),
  jsonb '[{"field": "CHAUFFEURS", "code": "above_question", "min": 0, "max": 5}]',
  'one more driver than employees: the error is on the drivers, with the bound'
);
select is(tests.faults('known', '{"CHAUFFEURS": 5}'), null, 'as many is right');
select is(
  tests.faults('known', '{"EFFECTIF": 7, "CHAUFFEURS": 8}'),
  jsonb '[{"field": "CHAUFFEURS", "code": "above_question", "min": 0, "max": 7}]',
  'given together, the new number of employees counts'
);
select is(
  tests.faults('known', '{"EFFECTIF": 8, "CHAUFFEURS": 8}'), null, 'which may make room for them'
);
select is(
  tests.faults('known', '{"EFFECTIF": 20000, "CHAUFFEURS": 1001}'),
  jsonb '[
    {"field": "EFFECTIF", "code": "above_max", "min": 0, "max": 10000},
    {"field": "CHAUFFEURS", "code": "above_max", "min": 0, "max": 1000}
  ]',
  'one entry a field: its own bound first'
);
select is(
  tests.faults('known', '{"EFFECTIF": -1, "CHAUFFEURS": 3}'),
  jsonb '[{"field": "EFFECTIF", "code": "below_min", "min": 0, "max": 10000}]',
  'a number of employees that is refused bounds none'
);
select is(
  tests.faults('unknown', '{"CHAUFFEURS": 1000}'), null,
  'an unknown number of employees bounds none'
);
select is(tests.faults('unasked', '{"CHAUFFEURS": 1000}'), null, 'nor does one not yet given');

select tests.refuses(
  $$ select tests.save('known', '{"CA": 10, "CHAUFFEURS": 6}') $$,
  'PT422', 'invalid_responses', 'too many drivers'
);

select * from finish();
rollback;
