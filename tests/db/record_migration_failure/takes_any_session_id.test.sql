begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select api.record_migration_failure(v.id, v.request, 'internal_error', null)
from (values
  ('not an id', 'a malformed id'), (null, 'no id at all'),
  ('00000000-0000-4000-8000-000000000000', 'an unknown id')
) as v (id, request);

select set_eq(
  $$
    select f.request_id, f.session_id from app.migration_failure as f
    where f.request_id in ('a malformed id', 'no id at all', 'an unknown id')
  $$,
  $$
    values ('a malformed id', null::uuid), ('no id at all', null),
      ('an unknown id', '00000000-0000-4000-8000-000000000000')
  $$,
  'what is no id is kept as none: a failure is never lost for it'
);

select * from finish();
rollback;
