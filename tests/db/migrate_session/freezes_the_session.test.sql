begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(8);

select tests.given_client('durand');

insert into tests.attempt
select p.who, v.what, v.statement, v.outcome
from (values ('postgres'), ('service')) as p (who)
cross join (values
  ('edit', $$
    update app.temporary_session set source = 'elsewhere'
    where id::text = tests.session_id('durand')
  $$, 'PT409'),
  ('give to nobody', $$
    update app.temporary_session
    set status = 'completed', migrated_at = null, migration_ms = null, client_id = null
    where id::text = tests.session_id('durand')
  $$, 'PT409'),
  ('delete', $$
    delete from app.temporary_session where id::text = tests.session_id('durand')
  $$, '23503')
) as v (what, statement, outcome);

select is((select count(*) from tests.attempt as a), 6::bigint, 'every attempt is made');
select tests.all_as_said('whoever writes, a migrated session stays as it is');
select tests.refuses(
  $$
    select api.save_responses(
      tests.session_id('durand'), tests.token('durand'), '{"EFFECTIF": 1}'
    )
  $$,
  'PT409', 'session_already_migrated', 'a later answer'
);
select tests.refuses(
  $$ select api.calculate_eligibility(tests.session_id('durand'), tests.token('durand')) $$,
  'PT409', 'session_already_migrated', 'new results'
);
select tests.refuses(
  $$ select api.session_data(tests.session_id('durand'), tests.token('durand')) $$,
  'PT409', 'session_already_migrated', 'a look at it: the token opens nothing any more'
);

select * from finish();
rollback;
