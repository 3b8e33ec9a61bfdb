begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select api.set_file_status(tests.client('durand'), 'DFS', 'in_progress', 'lea');

select tests.act_as('authenticated', tests.client('durand'));
select is(
  (select jsonb_agg(e -> 'actor') from jsonb_array_elements(api.client_export() -> 'events') as e),
  '["visitor", "visitor", "operator"]',
  'an operator is told by his role'
);
select unalike(api.client_export()::text, '%operator:%', 'and nowhere by what he is called');

select * from finish();
rollback;
