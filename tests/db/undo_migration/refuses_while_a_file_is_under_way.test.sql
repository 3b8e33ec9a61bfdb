begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(8);

select tests.given_client('asked');
select tests.act_as('authenticated', tests.client('asked'));
select api.client_request_produit('TICPE');
select tests.act_as_owner();

select tests.given_client('opened');
select tests.given_completed('adds', tests.haulier() || '{"ACHATS_ETRANGER": true}');
select tests.attach('adds', tests.client('opened'));
select api.set_file_status(tests.client('opened'), 'TVA', 'in_progress', 'lea');

select tests.given_client('renewed');
select tests.given_completed('refreshes');
select tests.attach('refreshes', tests.client('renewed'));
select api.set_file_status(tests.client('renewed'), 'TICPE', 'abandoned', 'lea');

select tests.given_client('worked');
select api.set_file_status(tests.client('worked'), 'TICPE', 'in_progress', 'lea');
select tests.given_completed('protects');
select tests.attach('protects', tests.client('worked'));
select api.set_file_status(tests.client('worked'), 'TICPE', 'done', 'lea');

select tests.refuses(
  $$ select tests.undo('asked') $$, 'PT409', 'migration_in_use', 'asked for since the sign-up'
);
select tests.refuses(
  $$ select tests.undo('adds') $$, 'PT409', 'migration_in_use', 'added, then worked on'
);
select tests.refuses(
  $$ select tests.undo('refreshes') $$, 'PT409', 'migration_in_use', 'renewed, then closed'
);
select tests.refuses(
  $$ select tests.undo('protects') $$, 'PT409', 'migration_in_use', 'further on than it was'
);

select * from finish();
rollback;
