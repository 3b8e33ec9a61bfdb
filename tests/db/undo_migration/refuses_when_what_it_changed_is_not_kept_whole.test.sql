begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(4);

select tests.given_client('durand');
select tests.given_completed('later', tests.haulier() || '{"ACHATS_ETRANGER": true}');
select api.set_file_status(tests.client('durand'), 'TICPE', 'in_progress', 'lea');
select tests.attach('later', tests.client('durand'));

delete from app.former_produit
where session_id::text = tests.session_id('later') and produit = 'TICPE';
select tests.refuses(
  $$ select tests.undo('later') $$, 'PT410', 'undo_too_late', 'one product as it was before'
);
delete from app.former_produit where session_id::text = tests.session_id('later');
select tests.refuses(
  $$ select tests.undo('later') $$, 'PT410', 'undo_too_late', 'any of them'
);

select * from finish();
rollback;
