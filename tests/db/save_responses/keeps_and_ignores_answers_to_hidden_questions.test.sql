begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(6);

select tests.given_completed('haulier');
select tests.save('haulier', '{"VEHICULES": false, "SECTEUR": "btp"}');

select is(
  tests.data('haulier') -> 'responses', tests.haulier() || '{"VEHICULES": false, "SECTEUR": "btp"}',
  'closing a gate forgets nothing'
);
select is(
  tests.data('haulier') -> 'progress', jsonb '{"answered": 12, "total": 12}',
  'what is behind it is not counted'
);
select is(
  (select array_agg(f.value ->> 'state') from jsonb_array_elements(
    tests.calculate('haulier') -> 'results') as f
    where f.value ->> 'produit' in ('TICPE', 'CHRONO', 'DFS')),
  array['not_eligible', 'not_eligible', 'not_eligible'],
  'nor does it count for any product'
);
select is(
  tests.save('haulier', '{"TAXE_FONCIERE": 50000}') -> 'accepted', jsonb '["TAXE_FONCIERE"]',
  'an answer to a hidden question is accepted'
);
select is(
  tests.data('haulier') -> 'progress', jsonb '{"answered": 12, "total": 12}', 'and ignored'
);
select is(
  tests.save('haulier', '{"VEHICULES": true, "PROPRIETAIRE": true}') -> 'progress',
  jsonb '{"answered": 15, "total": 15}',
  'when the gates reopen, the answers are there again'
);

select * from finish();
rollback;
