begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
-- What is frozen cannot be made older. Before any row, so that nobody waits for another in a ring.
alter table app.temporary_session disable trigger freeze_migrated_session;
\ir ../_support/undo.psql
select plan(6);

select tests.given_client('durand');
select tests.given_completed('attached');
select tests.attach('attached', tests.client('durand'));
select tests.given_completed('next');
update app.temporary_session set migrated_at = now() - app.undo_period() - interval '1 second'
where client_id = tests.client('durand');
create temporary table before on commit drop as
select
  tests.migrate('durand', 'durand@example.org') as migrated,
  tests.attach('attached', tests.client('durand')) as attached,
  (select jsonb_agg(m.responses order by m.session_id) from app.simulation as m
    where m.client_id = tests.client('durand')) as kept;
select app.cleanup_migrated_responses();

select is(
  tests.migrate('durand', 'durand@example.org'), (select b.migrated from before as b),
  'a repeated migration answers the same'
);
select is(
  tests.attach('attached', tests.client('durand')), (select b.attached from before as b),
  'and so does an attachment'
);
select is(
  (select jsonb_agg(m.responses order by m.session_id) from app.simulation as m
    where m.client_id = tests.client('durand')),
  (select b.kept from before as b),
  'the client has his answers'
);
select is(
  (tests.attach('next', tests.client('durand')) -> 'refreshed')::integer, 5,
  'another simulation can be added'
);
select is_empty('select * from app.check_invariants()', 'every promise is kept');
select throws_ok(
  $$ select tests.undo('durand') $$, 'PT410', 'undo_too_late', 'nothing is taken back'
);

select * from finish();
rollback;
