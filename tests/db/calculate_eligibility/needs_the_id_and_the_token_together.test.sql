begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(4);

select tests.needs_proof('select api.calculate_eligibility(%L, %L)');

select * from finish();
rollback;
