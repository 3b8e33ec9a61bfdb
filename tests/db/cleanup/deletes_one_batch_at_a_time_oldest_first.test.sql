begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select app.cleanup_expired_sessions(1000000);
select tests.given_open(v.name) from (values ('two'), ('three'), ('four')) as v (name);
update app.temporary_session as s set expires_at = now() - v.ago
from (values ('two', interval '2 days'), ('three', '3 days'), ('four', '4 days')) as v (name, ago)
where s.id::text = tests.session_id(v.name);

select is(app.cleanup_expired_sessions(2), 2, 'as many as told');
select set_eq(
  $$
    select t.name from tests.session as t join app.temporary_session as s on s.id::text = t.id
  $$,
  array['two'],
  'the youngest waits'
);
select results_eq(
  'select app.cleanup_expired_sessions(2) union all select app.cleanup_expired_sessions(2)',
  array[1, 0],
  'then the rest, then none'
);

select * from finish();
rollback;
