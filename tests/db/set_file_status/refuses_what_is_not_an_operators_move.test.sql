begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(16);

select tests.given_client('durand');
select tests.act_as('service_role');

select tests.refuses(
  format($$
    select api.set_file_status(tests.client('durand'), 'TICPE', %L, %L)
  $$, v.status, v.operator),
  'PT400', 'invalid_input', v.why
)
from (values
  ('new', 'lea', 'back to new'),
  ('requested', 'lea', 'the client''s own move'),
  ('closed', 'lea', 'a status that does not exist'),
  ('', 'lea', 'no status'),
  (null, 'lea', 'a null status'),
  ('done', '', 'nobody'),
  ('done', ' ', 'a blank name'),
  ('done', null, 'a null name')
) as v (status, operator, why);

select * from finish();
rollback;
