begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select api.set_file_status(tests.client('durand'), 'DFS', 'in_progress', 'lea');
select tests.given_completed('later', tests.haulier() || '{
  "GAZ_MENSUEL": 400, "ACHATS_ETRANGER": true
}');

select is(
  tests.attach('later', tests.client('durand')) - 'client_id',
  '{"added": 2, "refreshed": 4, "protected": 1}',
  'gas and foreign VAT are new, one file is under way'
);
select is_empty('select * from app.check_invariants()', 'every promise is kept');

select * from finish();
rollback;
