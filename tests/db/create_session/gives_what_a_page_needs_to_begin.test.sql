begin;
\ir ../_support/all.psql
select plan(6);

select tests.act_as('service_role');
create temporary table created on commit drop as select api.create_session()::jsonb as session;
select tests.act_as_owner();

select set_eq(
  $$ select jsonb_object_keys(session) from created $$,
  array['session_id', 'session_token', 'expires_at', 'next_question'],
  'the four things that are promised, and no other'
);
select matches(
  (select session ->> 'session_id' from created),
  '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
  'the id is a random uuid'
);
select matches(
  (select session ->> 'session_token' from created), '^[0-9a-f]{64}$', 'the token has 256 bits'
);
select is(
  (select (session ->> 'expires_at')::timestamptz from created), now() + interval '7 days',
  'it lasts seven days'
);
select is(
  (select session -> 'next_question' from created),
  (select api.questionnaire()::jsonb #> '{questions,0}'),
  'the first question comes with it, whole'
);
select results_eq(
  $$
    select s.status::text, s.ruleset_id, s.source, s.is_test, s.created_at, s.expires_at
    from app.temporary_session as s
    where s.id = (select (session ->> 'session_id')::uuid from created)
  $$,
  $$
    values ('open', app.current_ruleset(), 'simulator', false, now(), now() + interval '7 days')
  $$,
  'it is open, on the current ruleset'
);

select * from finish();
rollback;
