begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select app.cleanup_expired_sessions(1000000);
select tests.given_open('old and open', '{"SECTEUR": "btp"}');
select tests.given_completed('old and completed');
select tests.given_completed('expired today');
select tests.given_open('fresh');
update app.temporary_session as s set expires_at = now() - v.ago
from (values
  ('old and open', interval '1 day 1 second'),
  ('old and completed', interval '30 days'),
  ('expired today', interval '1 day')
) as v (name, ago)
where s.id::text = tests.session_id(v.name);

select is(app.cleanup_expired_sessions(), 2, 'it says how many');
select set_eq(
  $$
    select t.name from tests.session as t join app.temporary_session as s on s.id::text = t.id
  $$,
  array['expired today', 'fresh'],
  'one day after they expired, not before'
);
select is_empty(
  $$
    select r.session_id from app.temporary_response as r
    where r.session_id::text
      in (tests.session_id('old and open'), tests.session_id('old and completed'))
    union all
    select e.session_id from app.temporary_eligibility as e
    where e.session_id::text = tests.session_id('old and completed')
  $$,
  'answers and results go with them'
);

select * from finish();
rollback;
