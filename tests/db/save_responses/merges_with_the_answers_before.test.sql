begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_open('visitor', '{"SECTEUR": "btp", "EFFECTIF": 4, "CA": 900000}');
select tests.given_open('neighbour', '{"SECTEUR": "sante"}');

select tests.save('visitor', '{"EFFECTIF": null, "VEHICULES": false}');
select is(
  tests.data('visitor') -> 'responses',
  jsonb '{"SECTEUR": "btp", "EFFECTIF": null, "CA": 900000, "VEHICULES": false}',
  'what is given replaces or joins, what is not stays'
);
select is(
  tests.data('neighbour') -> 'responses', jsonb '{"SECTEUR": "sante"}',
  'nobody else''s answers are touched'
);
select is(
  tests.save('visitor', '{}') -> 'accepted', jsonb '[]', 'no answer at all is no fault'
);

select * from finish();
rollback;
