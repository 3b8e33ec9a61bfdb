begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
insert into app.audit_event (at, kind, client_id, actor, details)
select now() - interval '1 day 1 second', 'consents_set', tests.client('durand'), 'client', '{}'
from generate_series(1, 30);

select tests.act_as('authenticated', tests.client('durand'));
select isnt(
  api.client_set_consents('true', 'true', '2026-02') ->> 'marketing_consented_at', null,
  'what was changed before is not counted'
);

select * from finish();
rollback;
