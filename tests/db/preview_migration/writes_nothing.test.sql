begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(3);

select tests.given_client('durand');
select tests.given_completed('later', tests.consultant());
select tests.remember_world();
set local transaction_read_only = on;

select lives_ok($$ select tests.preview('later') $$, 'not even where nothing can be written');
select lives_ok(
  $$ select tests.preview('later', tests.client('durand')) $$, 'for a client neither'
);
select tests.world_unchanged();

select * from finish();
rollback;
