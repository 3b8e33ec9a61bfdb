begin;
\ir ../_support/all.psql
\ir ../_support/slots.psql
select plan(2);

select tests.given_limit('address', 2);
select tests.attempt_from('office') from generate_series(1, 2);
select tests.let_pass(interval '1 day' * 0.6);
select tests.attempt_from('office') from generate_series(1, 2);

select tests.let_pass(interval '1 day' * 0.6);
select cmp_ok(tests.attempt_from('office'), '>', 0, 'who went on trying goes on waiting');
select tests.let_pass(interval '1 day' * 1.1);
select is(tests.attempt_from('office'), 0, 'who stops is forgotten');

select * from finish();
rollback;
