begin;
\ir ../_support/all.psql
select plan(2);

-- A role may be let pass for a replica, which fires no trigger but these.
select is_empty(
  $$
    select t.tgrelid::regclass, t.tgname
    from pg_trigger as t
    join pg_class as c on c.oid = t.tgrelid
    where c.relnamespace = 'app'::regnamespace and not t.tgisinternal and t.tgenabled <> 'A'
  $$,
  'each trigger of ours is enabled always'
);
select ok(
  (
    select count(*) > 0 from pg_trigger as t
    where t.tgrelid = 'app.audit_event'::regclass and not t.tgisinternal
  ),
  'that of the audit trail among them'
);

select * from finish();
rollback;
