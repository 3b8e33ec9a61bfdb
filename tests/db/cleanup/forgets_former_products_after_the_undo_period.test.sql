begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(4);

select app.cleanup_former_produits(1000000);
select tests.given_client('durand');
select tests.given_completed('first');
select tests.given_completed('recent');
select tests.attach('first', tests.client('durand'));
select tests.given_moved_ago('old', 'first', app.undo_period() + interval '1 second');
select tests.attach('recent', tests.client('durand'));

select is(app.cleanup_former_produits(3), 3::bigint, 'a batch at a time');
select is(app.cleanup_former_produits(), 2::bigint, 'then the rest');
select is(app.cleanup_former_produits(), 0::bigint, 'then nothing');
select results_eq(
  $$
    select distinct s.name from tests.session as s
    join app.former_produit as f on f.session_id::text = s.id
  $$,
  array['recent'],
  'what can still be undone stays'
);

select * from finish();
rollback;
