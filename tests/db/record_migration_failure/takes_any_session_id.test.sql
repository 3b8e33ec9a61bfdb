begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select api.record_migration_failure(v.id, v.request, 'internal_error', null)
from (values
  ('not an id', 'malformed'), (null, 'null'),
  ('00000000-0000-4000-8000-000000000000', 'unknown')
) as v (id, request);

select set_eq(
  $$
    select f.request_id, f.session_id from app.migration_failure as f
    where f.request_id in ('malformed', 'null', 'unknown')
  $$,
  $$
    values ('malformed', null::uuid), ('null', null),
      ('unknown', '00000000-0000-4000-8000-000000000000')
  $$,
  'what is no id is kept as none: a failure is never lost for it'
);

select * from finish();
rollback;
