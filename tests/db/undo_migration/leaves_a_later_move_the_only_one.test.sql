begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(5);

select tests.given_client('durand');
select tests.given_completed('later');
select tests.migrate('later', 'wrong@example.org');
select tests.undo('later');
select tests.attach('later', tests.client('durand'));
select tests.undo('later');
select tests.attach('later', tests.client('durand'));

select is(
  tests.attach('later', tests.client('durand')) - 'client_id',
  '{"added": 0, "refreshed": 5, "protected": 0}',
  'a repeat is answered for the move that stands'
);
select throws_ok(
  $$ select tests.migrate('later', 'wrong@example.org') $$,
  'PT409', 'session_already_migrated', 'and not for the one that was undone'
);
select results_eq(
  $$
    select count(*) from app.standing_move as m
    where m.session_id::text = tests.session_id('later')
  $$,
  array[1::bigint],
  'one move stands'
);
select results_eq(
  $$
    select e.kind from app.audit_event as e
    where e.session_id::text = tests.session_id('later') order by e.id
  $$,
  array[
    'session_migrated', 'migration_undone', 'session_attached', 'migration_undone',
    'session_attached'
  ],
  'of all that the trail tells'
);
select is_empty('select * from app.check_invariants()', 'and every promise is kept');

select * from finish();
rollback;
