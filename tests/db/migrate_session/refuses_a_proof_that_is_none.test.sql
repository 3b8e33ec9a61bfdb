begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

select tests.given_completed('haulier');
select tests.refuses(
  format($$ select tests.migrate('haulier', email_proof => %L) $$, v.proof),
  'PT400', 'invalid_input', v.why
)
from (values
  ('never', 'another word'), ('Required', 'another case'), ('', 'nothing'), (null, 'null')
) as v (proof, why);

select * from finish();
rollback;
