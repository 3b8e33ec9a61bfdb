begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(17);

select tests.given_client('durand');

select tests.refuses(
  format('select tests.undo(%L, %L, %L)', 'durand', v.operator, v.reason),
  'PT400', 'invalid_input', v.description
)
from (values
  (null, 'a reason', 'nobody'), ('', 'a reason', 'nobody either'),
  ('Léa Martin', 'a reason', 'a name'), (repeat('a', 51), 'a reason', 'too long an identifier'),
  ('lea', null, 'no reason'), ('lea', e' \n\u00a0', 'a blank one'),
  ('lea', repeat('a', 501), 'too long a reason'),
  ('lea', 'asked by anne@durand.example', 'an address in the reason')
) as v (operator, reason, description);
select is(
  tests.undo('durand', repeat('a', 50), repeat('é', 500)) ->> 'undone', 'session_migrated',
  'and no more is refused'
);

select * from finish();
rollback;
