begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(13);

select tests.given_completed('haulier');
insert into tests.session (name, id, token)
select 'no token', s.id, '' from tests.session as s where s.name = 'haulier';

select tests.refuses(
  format('select tests.migrate(%L, profile => %L, consents => %L)',
    'no token', v.profile, v.consents),
  'PT400', 'invalid_input', v.why
)
from (values
  ('[]', tests.consents(), 'a list for a profile'),
  ('"Durand"', tests.consents(), 'a text for a profile'),
  ('null', tests.consents(), 'JSON null for a profile'),
  (null, tests.consents(), 'no profile at all'),
  (tests.profile(), '[]', 'a list for the consents'),
  (tests.profile(), null, 'no consents at all')
) as v (profile, consents, why);
select throws_ok(
  $$ select tests.migrate('no token') $$, 'PT401', 'unauthorized', 'the rest comes after'
);

select * from finish();
rollback;
