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
  ('read', 'select from app.client'),
  ('read the other', $$ select from app.client where id = tests.client('other') $$),
  ('insert', $$
    insert into app.client (id, company_name, contact_name, terms_version, terms_accepted_at)
    values (tests.login('login@example.org'), 'A', 'A', '2026-01', now())
  $$),
  ('update', $$
    update app.client set company_name = 'A' where id = tests.client('durand')
  $$),
  ('become another', $$
    update app.client set id = tests.client('other') where id = tests.client('durand')
  $$),
  ('delete', $$ delete from app.client where id = tests.client('durand') $$),
  ('truncate', 'truncate app.client cascade')
) as t (what, statement)
join (values
  ('visitor', 'read', 'denied'), ('visitor', 'read the other', 'denied'),
  ('visitor', 'insert', 'denied'), ('visitor', 'update', 'denied'),
  ('visitor', 'become another', 'denied'), ('visitor', 'delete', 'denied'),
  ('visitor', 'truncate', 'denied'),
  ('owner', 'read', '1 rows'), ('owner', 'read the other', '0 rows'),
  ('owner', 'insert', 'denied'), ('owner', 'update', 'denied'),
  ('owner', 'become another', 'denied'), ('owner', 'delete', 'denied'),
  ('owner', 'truncate', 'denied'),
  ('other', 'read', '1 rows'), ('other', 'read the other', '1 rows'),
  ('other', 'update', 'denied'), ('other', 'delete', 'denied'),
  ('service', 'read', '2 rows'), ('service', 'insert', '1 rows'), ('service', 'update', '1 rows'),
  ('service', 'become another', '23505'), ('service', 'delete', 'denied'),
  ('service', 'truncate', 'denied')
) as v (who, what, outcome) on v.what = t.what;
select tests.given_login('login@example.org');

select is((select count(*) from tests.attempt as a), 24::bigint, 'every attempt is made');
select tests.all_as_said('a client reads himself, and nobody edits from outside');

select * from finish();
rollback;
