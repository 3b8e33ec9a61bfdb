begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(7);

select tests.given_client('durand');
select tests.given_moved_ago('old', 'durand', app.undo_period() + interval '1 second');
select tests.given_moved_ago('waited', 'durand', app.undo_period() - interval '1 microsecond');
select tests.given_moved_ago('just in time', 'durand', app.undo_period() - interval '1 minute');
select tests.given_client('tidied');
delete from app.temporary_response where session_id::text = tests.session_id('tidied');

select tests.refuses(
  $$ select tests.undo('old') $$, 'PT410', 'undo_too_late', 'a second after it'
);
select tests.refuses(
  $$ select tests.undo('waited') $$, 'PT410', 'undo_too_late', 'over while the call waited'
);
select tests.refuses(
  $$ select tests.undo('tidied') $$, 'PT410', 'undo_too_late', 'once the answers are gone'
);
select is(
  tests.undo('just in time') ->> 'undone', 'session_migrated', 'until then it is undone'
);

select * from finish();
rollback;
