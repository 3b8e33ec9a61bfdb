begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(5);

select tests.given_client('durand');
select tests.given_completed('second', tests.consultant());
select tests.given_completed('third', tests.consultant());
select tests.attach('second', tests.client('durand'));
select tests.attach('third', tests.client('durand'));

select tests.refuses(
  $$ select tests.undo('durand') $$, 'PT409', 'migration_in_use', 'the sign-up has two after it'
);
select tests.refuses(
  $$ select tests.undo('second') $$, 'PT409', 'migration_in_use', 'the second one has one'
);
select lives_ok(
  $$ select tests.undo('third'), tests.undo('second'), tests.undo('durand') $$,
  'the last one first, each can be undone'
);

select * from finish();
rollback;
