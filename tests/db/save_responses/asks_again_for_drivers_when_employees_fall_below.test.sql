begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(6);

select tests.given_completed('haulier');

select is(
  tests.save('haulier', '{"EFFECTIF": 8}') -> 'next_question', jsonb 'null',
  'eight employees still leave room for eight drivers'
);
select is(tests.data('haulier') #> '{responses,CHAUFFEURS}', jsonb '8', 'whose number is kept');
select is(
  tests.save('haulier', '{"EFFECTIF": 7}') #>> '{next_question,code}', 'CHAUFFEURS',
  'seven do not: the drivers are asked again'
);
select is(
  tests.data('haulier') -> 'responses', tests.haulier() - 'CHAUFFEURS' || '{"EFFECTIF": 7}',
  'their answer is dropped, and no other'
);
select tests.save('haulier', '{"CHAUFFEURS": 7}');
select is(
  tests.save('haulier', '{"EFFECTIF": null}') -> 'next_question', jsonb 'null',
  'an unknown number of employees drops nothing'
);
select is(
  tests.data('haulier') #> '{responses,CHAUFFEURS}', jsonb '7', 'the drivers are still there'
);

select * from finish();
rollback;
