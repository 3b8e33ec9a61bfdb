begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(5);

-- Answers to questions that do not exist: what passes for size is refused for that.
create function tests.answers(count integer, bytes integer)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select jsonb_object_agg('Q' || n, '') || jsonb_build_object(
    'Q1', repeat('x', answers.bytes - octet_length(jsonb_object_agg('Q' || n, '')::text))
  )
  from generate_series(1, answers.count) as n;
$$;

select tests.given_open('visitor');
select is(octet_length(tests.answers(2, 32768)::text), 32768, 'as large as it says');
select tests.remember_world();
select results_eq(
  $$
    select v.place, tests.error_of(
      format('select tests.save(%L, %L)', 'visitor', tests.answers(v.count, v.bytes))
    ) ->> 'message'
    from (values (1, 100, 2000), (2, 101, 2000), (3, 2, 32768), (4, 2, 32769))
      as v (place, count, bytes)
  $$,
  $$
    values (1, 'invalid_responses'), (2, 'invalid_input'), (3, 'invalid_responses'),
      (4, 'invalid_input')
  $$,
  'a hundred answers and 32 768 bytes, and not one more'
);
select tests.world_unchanged();

prepare keep (integer) as
insert into app.temporary_response (session_id, question, value)
values (tests.session_id('visitor')::uuid, 'Q' || $1, to_jsonb(repeat('x', $1 - 2)));
select lives_ok('execute keep(4000)', 'an answer of 4 000 bytes has its place');
select throws_ok('execute keep(4001)', '23514', null, 'and none that is longer');

select * from finish();
rollback;
