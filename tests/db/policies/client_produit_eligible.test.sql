begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_client('other');
select api.set_file_status(tests.client('durand'), 'DFS', 'in_progress', 'lea');
delete from app.client where id not in (tests.client('durand'), tests.client('other'));

insert into tests.attempt
select v.who, v.what, t.statement, v.outcome
from (values
  ('read', 'select from app.client_produit_eligible'),
  ('read the other', $$
    select from app.client_produit_eligible where client_id = tests.client('other')
  $$),
  ('insert', $$
    insert into app.client_produit_eligible
    select * from app.client_produit_eligible where false
  $$),
  ('delete', $$
    delete from app.client_produit_eligible where client_id = tests.client('durand')
  $$),
  ('request', $$
    update app.client_produit_eligible set file_status = 'requested'
    where client_id = tests.client('durand') and produit = 'TICPE'
  $$),
  ('request everything', $$ update app.client_produit_eligible set file_status = 'requested' $$),
  ('request of the other', $$
    update app.client_produit_eligible set file_status = 'requested'
    where client_id = tests.client('other')
  $$),
  ('go on alone', $$
    update app.client_produit_eligible set file_status = 'in_progress'
    where client_id = tests.client('durand') and produit = 'TICPE'
  $$),
  ('finish alone', $$
    update app.client_produit_eligible set file_status = 'done'
    where client_id = tests.client('durand') and produit = 'TICPE'
  $$),
  ('go back', $$
    update app.client_produit_eligible set file_status = 'requested'
    where client_id = tests.client('durand') and produit = 'DFS'
  $$),
  ('backdate', $$
    update app.client_produit_eligible set updated_at = '2000-01-01'
    where client_id = tests.client('durand') and produit = 'TICPE'
  $$),
  ('raise the amount', $$
    update app.client_produit_eligible set amount_high = 1000000
    where client_id = tests.client('durand') and produit = 'TICPE'
  $$),
  ('make eligible', $$
    update app.client_produit_eligible set state = 'eligible'
    where client_id = tests.client('durand') and produit = 'RECOUVREMENT'
  $$),
  ('give away', $$
    update app.client_produit_eligible set client_id = tests.client('other')
    where client_id = tests.client('durand') and produit = 'TICPE'
  $$),
  ('write notes', $$
    update app.client_produit_eligible set metadata = '{}'
    where client_id = tests.client('durand') and produit = 'TICPE'
  $$)
) as t (what, statement)
join (values
  ('visitor', 'read', 'denied'), ('visitor', 'insert', 'denied'), ('visitor', 'delete', 'denied'),
  ('visitor', 'request', 'denied'), ('visitor', 'raise the amount', 'denied'),
  ('owner', 'read', '5 rows'), ('owner', 'read the other', '0 rows'),
  ('owner', 'insert', 'denied'), ('owner', 'delete', 'denied'),
  ('owner', 'request', '1 rows'), ('owner', 'request everything', '4 rows'),
  ('owner', 'request of the other', '0 rows'),
  ('owner', 'go on alone', 'denied'), ('owner', 'finish alone', 'denied'),
  ('owner', 'go back', '0 rows'), ('owner', 'backdate', 'denied'),
  ('owner', 'raise the amount', 'denied'), ('owner', 'make eligible', 'denied'),
  ('owner', 'give away', 'denied'), ('owner', 'write notes', 'denied'),
  ('other', 'read', '5 rows'), ('other', 'read the other', '5 rows'),
  ('other', 'request', '0 rows'), ('other', 'go on alone', '0 rows'),
  ('other', 'raise the amount', 'denied'), ('other', 'give away', 'denied'),
  ('service', 'read', '10 rows'), ('service', 'delete', 'denied'),
  ('service', 'go on alone', '1 rows')
) as v (who, what, outcome) on v.what = t.what;

select is((select count(*) from tests.attempt as a), 29::bigint, 'every attempt is made');
select tests.all_as_said('a client reads his files and requests those that are new, no more');

select * from finish();
rollback;
