begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(9);

select tests.given_completed('completed');
select tests.given_client('undone');
select tests.undo('undone');

select tests.refuses(
  $$ select tests.undo('completed') $$, 'PT409', 'session_not_migrated', 'never migrated'
);
select tests.refuses(
  $$ select tests.undo('undone') $$, 'PT409', 'session_not_migrated', 'undone already'
);
select tests.remember_world();
select throws_ok(
  format('select api.undo_migration(%L, %L, %L)', id, 'lea', 'a reason'),
  'PT404', 'session_not_found', 'no session: ' || coalesce(id, 'null')
)
from unnest(array['00000000-0000-4000-8000-000000000000', 'malformed', '', null]) as id;
select tests.world_unchanged();

select * from finish();
rollback;
