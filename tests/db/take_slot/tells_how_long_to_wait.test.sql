begin;
\ir ../_support/all.psql
\ir ../_support/slots.psql
select plan(3);

-- At 1005 s, in tenths of 10 s, newest first.
create function tests.wait(slots integer, counts integer[])
returns integer
language sql
immutable
set search_path = ''
as $$
  select app.seconds_to_wait(
    row('create_session', 'address', wait.slots, interval '100 seconds')::app.rate_limit,
    row('create_session', 'address', '', to_timestamp(1005), wait.counts)::app.rate_slot
  );
$$;

select results_eq(
  $$
    select tests.wait(v.slots, v.counts)
    from (values
      (1, 3, array[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]),
      (2, 3, array[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]),
      (3, 3, array[2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1]),
      (4, 3, array[2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]),
      (5, 3, array[9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    ) as v (place, slots, counts) order by v.place
  $$,
  $$ values (0), (5), (25), (55), (105) $$,
  'until the attempts that leave no room are forgotten'
);

-- Time passes in whole tenths here: what is put back must stay where it was in its own.
select tests.given_limit('address', 1);
select tests.attempt_from('office');
create temporary table promised on commit drop as
select ceil(tests.attempt_from('office') / 8640.0)::integer as tenths;
select tests.let_pass(interval '8640 seconds' * (tenths - 1)) from promised;
savepoint early;
select cmp_ok(tests.attempt_from('office'), '>', 0, 'a little earlier there is none yet');
rollback to early;
select tests.let_pass(interval '8640 seconds');
select is(tests.attempt_from('office'), 0, 'after the wait that was told, there is a slot');

select * from finish();
rollback;
