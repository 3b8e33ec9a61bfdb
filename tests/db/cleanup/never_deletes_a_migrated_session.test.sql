begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select app.cleanup_expired_sessions(1000000, '-30 days');
select tests.given_client('durand');
select tests.given_completed('attached');
select tests.attach('attached', tests.client('durand'));
select tests.remember_world();

-- As if every session had expired long ago.
select is(app.cleanup_expired_sessions(1000, '-30 days'), 0, 'nothing is deleted');
select tests.world_unchanged('no row of a client, nor of his sessions');
select is_empty('select * from app.check_invariants()', 'every promise is kept');

select * from finish();
rollback;
