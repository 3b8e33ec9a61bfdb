begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_open('visitor', '{"SECTEUR": "btp", "EFFECTIF": 4}');

select tests.refuses(
  $$
    select tests.save(
      'visitor', '{"SECTEUR": "taxi", "EFFECTIF": 5, "CA": -1, "VEHICULES": true}'
    )
  $$,
  'PT422', 'invalid_responses', 'three good answers and a wrong one'
);

select * from finish();
rollback;
