begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());
select app.write_audit_event('sessions_cleaned', null, null, 'clock', '{}');

insert into tests.attempt
select v.who, v.what, t.statement, v.outcome
from (values
  ('read', $$ select from app.audit_event where client_id = tests.client('durand') $$),
  ('read the other', $$ select from app.audit_event where client_id = tests.client('other') $$),
  ('read what is nobody''s', $$ select from app.audit_event where client_id is null $$),
  ('tell his request', $$
    insert into app.audit_event (kind, client_id, actor, details)
    values ('file_requested', tests.client('durand'), 'client', '{"produit": "TICPE"}')
  $$),
  ('tell what he likes', $$
    insert into app.audit_event (kind, client_id, actor, details)
    values ('file_requested', tests.client('durand'), 'client', '{"produit": "Jean Dupont"}')
  $$),
  ('tell another kind', $$
    insert into app.audit_event (kind, client_id, actor, details)
    values ('session_migrated', tests.client('durand'), 'client', '{}')
  $$),
  ('speak as an operator', $$
    insert into app.audit_event (kind, client_id, actor, details)
    values ('file_requested', tests.client('durand'), 'operator:lea', '{}')
  $$),
  ('speak for nobody', $$
    insert into app.audit_event (kind, client_id, actor, details)
    values ('file_requested', null, 'client', '{}')
  $$),
  ('tell another time', $$
    insert into app.audit_event (kind, client_id, actor, details, at)
    values ('file_requested', tests.client('durand'), 'client', '{}', '2000-01-01')
  $$),
  ('name a session', $$
    insert into app.audit_event (kind, client_id, actor, details, session_id)
    values ('file_requested', tests.client('durand'), 'client', '{}', gen_random_uuid())
  $$)
) as t (what, statement)
join (values
  ('visitor', 'read', 'denied'), ('visitor', 'tell his request', 'denied'),
  ('owner', 'read', '2 rows'), ('owner', 'read the other', '0 rows'),
  ('owner', 'read what is nobody''s', '0 rows'), ('owner', 'tell his request', '1 rows'),
  ('owner', 'tell what he likes', 'denied'), ('owner', 'tell another kind', 'denied'),
  ('owner', 'speak as an operator', 'denied'),
  ('owner', 'speak for nobody', 'denied'), ('owner', 'tell another time', 'denied'),
  ('owner', 'name a session', 'denied'),
  ('other', 'read', '0 rows'), ('other', 'tell his request', 'denied'),
  ('service', 'read', '2 rows'), ('service', 'tell another kind', '1 rows')
) as v (who, what, outcome) on v.what = t.what;

select is((select count(*) from tests.attempt as a), 16::bigint, 'every attempt is made');
select tests.all_as_said('a client reads what happened to him, and adds his own requests');

select * from finish();
rollback;
