begin;
\ir ../_support/all.psql
\ir ../_support/slots.psql
select plan(4);

select tests.given_limit('address', 2);
select tests.attempt_from('office') from generate_series(1, 2);

select tests.let_pass(interval '1 day' * 0.99);
select cmp_ok(tests.attempt_from('office'), '>', 0, 'not before the period is over');

-- An address of its own: an attempt in between would end the tenth it comes in, whatever the hour.
select tests.attempt_from('shop') from generate_series(1, 2);
select tests.let_pass(interval '1 day' * 1.1);
select is(tests.attempt_from('shop'), 0, 'a tenth of it later at the latest');

-- A tenth of a period is the grain: ten of them after its own, an attempt still counts.
select results_eq(
  $$
    select passed.tenths, app.seconds_to_wait(
      row('create_session', 'address', 1, interval '100 seconds')::app.rate_limit,
      row(
        'create_session', 'address', '', to_timestamp(1005 + 10 * passed.tenths),
        app.add_attempt(array[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], passed.tenths)
      )::app.rate_slot
    )
    from generate_series(10, 11) as passed (tenths)
  $$,
  $$ values (10, 105), (11, 0) $$,
  'never within the period, and never 1.1 of it later'
);
select is(
  app.add_attempt(array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], -3),
  array[2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  'a clock that is set back forgets nothing'
);

select * from finish();
rollback;
