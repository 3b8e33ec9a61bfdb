begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(2);

select tests.given_client('durand');
insert into tests.attempt
select p.who, v.verb, v.statement, p.outcome
from (values
  ('postgres', 'PT403'), ('service', 'denied'), ('owner', 'denied'), ('visitor', 'denied')
) as p (who, outcome)
cross join (values
  ('update', $$ update app.audit_event set actor = 'test' $$),
  ('update no row', $$ update app.audit_event set actor = 'test' where false $$),
  ('delete', 'delete from app.audit_event'),
  ('truncate', 'truncate app.audit_event')
) as v (verb, statement);

select tests.all_as_said('nobody changes or deletes an event, the owner of the table included');
select throws_ok(
  $$ update app.audit_event set actor = 'test' $$, 'PT403', 'forbidden', 'and he is told why'
);

select * from finish();
rollback;
