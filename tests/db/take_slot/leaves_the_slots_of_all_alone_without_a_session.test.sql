begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/slots.psql
select plan(4);

delete from app.rate_slot as s where true;
delete from app.rate_limit as l where true;
insert into app.rate_limit (action, scope, slots, period)
select a.action, s.scope, s.slots, interval '1 day'
from unnest(enum_range(null::app.rate_action)) as a (action)
cross join (values
  ('address'::app.rate_scope, 3), ('session'::app.rate_scope, 3), ('global'::app.rate_scope, 4)
) as s (scope, slots)
where a.action <> 'create_session';
select tests.given_open('haulier');

select tests.act_as('service_role');
create temporary table guess on commit drop as
select l.action, a.address, api.take_slot(l.action::text, tests.address(a.address), t.token) as told
from (select distinct action from app.rate_limit) as l
cross join (values ('one'), ('another'), ('a third')) as a (address)
cross join (values (null), (''), ('made up')) as t (token);
create temporary table visitor on commit drop as
select api.take_slot(l.action::text, tests.address('home'), tests.token('haulier')) as told
from (select distinct action from app.rate_limit) as l;
create temporary table insistent on commit drop as
select api.take_slot(l.action::text, tests.address('one'), 'made up') as told
from (select distinct action from app.rate_limit) as l;
select tests.act_as_owner();

select set_eq(
  'select told::jsonb from guess',
  $$ values (jsonb '{"allowed": true, "retry_after": null, "opens_session": false}') $$,
  'nine attempts on sessions that are made up are more than there are slots of all'
);
select set_eq(
  'select told::jsonb from visitor',
  $$ values (jsonb '{"allowed": true, "retry_after": null, "opens_session": true}') $$,
  'and a visitor finds all of them free, whatever he does'
);
select set_eq(
  $$ select s.action || ' ' || s.counts[1] from app.rate_slot as s where s.scope = 'global' $$,
  $$ values ('save_responses 1'), ('migrate_session 1'), ('send_mail 1') $$,
  'he alone takes one'
);
select set_eq(
  $$ select told ->> 'allowed' from insistent $$, $$ values ('false') $$,
  'but what is made up counts for the address it comes from'
);

select * from finish();
rollback;
