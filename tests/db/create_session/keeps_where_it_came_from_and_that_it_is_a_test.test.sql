begin;
\ir ../_support/all.psql
select plan(1);

create temporary table created on commit drop as
select
  (api.create_session() ->> 'session_id')::uuid as by_default,
  (api.create_session('salon-2026_lyon', true) ->> 'session_id')::uuid as named;

select results_eq(
  $$
    select s.source, s.is_test
    from app.temporary_session as s, created as c
    where s.id in (c.by_default, c.named)
    order by s.is_test
  $$,
  $$ values ('simulator', false), ('salon-2026_lyon', true) $$,
  'the source and the mark are those given, or the simulator''s own'
);

select * from finish();
rollback;
