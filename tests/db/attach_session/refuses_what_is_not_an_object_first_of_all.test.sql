begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(6);

select tests.given_client('durand');
select tests.given_completed('later');

select tests.refuses(
  format('select tests.attach(%L, tests.client(%L), %L, %L)',
    'later', 'durand', v.profile, v.consents),
  'PT400', 'invalid_input', v.why
)
from (values
  (jsonb '[]', null::jsonb, 'a list for a profile'),
  ('null', null, 'JSON null for a profile'),
  (null, '"2026-01"', 'a text for the consents')
) as v (profile, consents, why);

select * from finish();
rollback;
