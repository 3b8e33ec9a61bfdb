begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_client('told');
select app.write_audit_event(
  'migration_undone', tests.session_id('told')::uuid, tests.client('told'), 'operator:lea', '{}'
);

insert into tests.attempt
select p.who, v.what, format(
  $$
    update app.temporary_session set status = 'completed', migrated_at = null,
      migration_ms = null, client_id = null %s
    where id::text = tests.session_id(%L)
  $$,
  v.more, v.name
), v.outcome
from (values ('postgres'), ('service')) as p (who)
cross join (values
  ('not told', 'durand', '', 'PT409'),
  ('told', 'told', '', '1 rows'),
  ('told, and edited', 'told', ', source = ''elsewhere''', 'PT409'),
  ('told, and prolonged', 'told', ', expires_at = expires_at + interval ''1 day''', 'PT409')
) as v (what, name, more, outcome);

select is((select count(*) from tests.attempt as a), 8::bigint, 'every attempt is made');
select tests.all_as_said('as it was before, and nothing else');

select * from finish();
rollback;
