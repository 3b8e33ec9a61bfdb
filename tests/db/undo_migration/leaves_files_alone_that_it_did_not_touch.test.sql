begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(2);

select tests.given_client('durand');
select tests.given_completed('later', tests.consultant());
select tests.attach('later', tests.client('durand'));
select api.set_file_status(tests.client('durand'), 'TICPE', 'in_progress', 'lea');

select is(tests.undo('later') ->> 'undone', 'session_attached', 'whatever their status');
select is(
  (select c.file_status from app.client_produit_eligible as c
    where c.client_id = tests.client('durand') and c.produit = 'TICPE'),
  'in_progress',
  'which stays'
);

select * from finish();
rollback;
