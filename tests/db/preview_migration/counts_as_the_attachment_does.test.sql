begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(1);

select tests.given_client('durand');
select api.set_file_status(tests.client('durand'), 'DFS', 'in_progress', 'lea');
select tests.given_completed('later', tests.haulier() || '{
  "GAZ_MENSUEL": 400, "ACHATS_ETRANGER": true
}');

create temporary table told on commit drop as
select tests.preview('later', tests.client('durand')) -> 'counts' as counts;
grant select on told to public;

select is(
  (select t.counts from told as t),
  tests.attach('later', tests.client('durand')) - 'client_id',
  'the same three numbers'
);

select * from finish();
rollback;
