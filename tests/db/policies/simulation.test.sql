begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());
delete from app.client where id not in (tests.client('durand'), tests.client('other'));

insert into tests.attempt
select v.who, v.what, t.statement, v.outcome
from (values
  ('read', 'select from app.simulation'),
  ('read the other', $$ select from app.simulation where client_id = tests.client('other') $$),
  ('insert', $$
    insert into app.simulation (
      client_id, session_id, ruleset_id, responses, questions, results, totals, started_at,
      completed_at, evaluated_on
    )
    select client_id, gen_random_uuid(), ruleset_id, responses, questions, results, totals,
      started_at, completed_at, evaluated_on
    from app.simulation where client_id = tests.client('durand')
  $$),
  ('update', $$
    update app.simulation set totals = '{}' where client_id = tests.client('durand')
  $$),
  ('delete', $$ delete from app.simulation where client_id = tests.client('durand') $$)
) as t (what, statement)
join (values
  ('visitor', 'read', 'denied'), ('visitor', 'read the other', 'denied'),
  ('visitor', 'insert', 'denied'), ('visitor', 'update', 'denied'), ('visitor', 'delete', 'denied'),
  ('owner', 'read', '1 rows'), ('owner', 'read the other', '0 rows'),
  ('owner', 'insert', 'denied'), ('owner', 'update', 'denied'), ('owner', 'delete', 'denied'),
  ('other', 'read', '1 rows'), ('other', 'read the other', '1 rows'),
  ('other', 'update', 'denied'), ('other', 'delete', 'denied'),
  ('service', 'read', '2 rows'),
  -- As far as the foreign key: a simulation is one of a session that exists.
  ('service', 'insert', '23503'),
  ('service', 'update', 'denied'), ('service', 'delete', 'denied')
) as v (who, what, outcome) on v.what = t.what;

select is((select count(*) from tests.attempt as a), 18::bigint, 'every attempt is made');
select tests.all_as_said('history is read by its client and rewritten by nobody');

select * from finish();
rollback;
