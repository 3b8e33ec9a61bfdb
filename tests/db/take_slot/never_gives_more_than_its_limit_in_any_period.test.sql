begin;
\ir ../_support/all.psql
\ir ../_support/slots.psql
select plan(3);

-- A day of attempts, one after the other at any distance, on 20 slots in 100 s.
create temporary table attempt (at numeric, wait integer) on commit drop;
do $$
declare
  v_limit app.rate_limit := row('create_session', 'address', 20, interval '100 seconds');
  v_slot app.rate_slot;
  v_counts integer[] := array_fill(0, array[11]);
  v_at numeric := 1700000000;
  v_before numeric := v_at;
begin
  perform setseed(0.4);
  for i in 1..3000 loop
    v_at := v_at + round(((random() ^ 3) * 17)::numeric, 3);
    v_counts := app.add_attempt(
      v_counts,
      app.tenth_of(to_timestamp(v_at), v_limit.period)
        - app.tenth_of(to_timestamp(v_before), v_limit.period)
    );
    v_slot := row('create_session', 'address', '', to_timestamp(v_at), v_counts);
    insert into attempt values (v_at, app.seconds_to_wait(v_limit, v_slot));
    v_before := v_at;
  end loop;
end;
$$;

select cmp_ok(
  (
    select max(crowd.slots) from (
      select count(*) over (order by a.at range between 99.999 preceding and current row) as slots
      from attempt as a where a.wait = 0
    ) as crowd
  ),
  '=', 20::bigint, 'twenty, and never one more'
);
select is_empty(
  $$
    select from attempt as a
    where a.wait > 0 and (
      select count(*) from attempt as b where b.at > a.at - 110 and b.at <= a.at
    ) <= 20
  $$,
  'nobody is refused who did not attempt more within 1.1 periods'
);
select cmp_ok((select max(a.wait) from attempt as a), '<=', 110, 'no wait is longer than that');

select * from finish();
rollback;
