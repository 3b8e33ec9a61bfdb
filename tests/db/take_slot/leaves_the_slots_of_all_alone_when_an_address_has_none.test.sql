begin;
\ir ../_support/all.psql
\ir ../_support/slots.psql
select plan(3);

select tests.given_limit('address', 2);
select tests.given_limit('global', 3);
select tests.attempt_from('office') from generate_series(1, 10);

select is(
  (select s.counts[1] from app.rate_slot as s
    where s.action = 'create_session' and s.scope = 'global'),
  2, 'what was refused took nothing of the others'
);
select is(tests.attempt_from('home'), 0, 'who find theirs');
select cmp_ok(tests.attempt_from('train'), '>', 0, 'until all together had as many as there are');

select * from finish();
rollback;
