begin;
\ir ../_support/all.psql
select plan(1);

select is(
  (
    select count(distinct api.create_session() ->> 'session_token') from generate_series(1, 50)
  ),
  50::bigint,
  'fifty sessions, fifty tokens'
);

select * from finish();
rollback;
