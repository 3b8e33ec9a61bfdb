begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
-- What is frozen cannot be made older. Before any row, so that nobody waits for another in a ring.
alter table app.temporary_session disable trigger freeze_migrated_session;
select plan(6);

select tests.given_client('durand');
select tests.given_completed('later');
select tests.attach('later', tests.client('durand'));

create table tests.loss (statement text, promise text);
insert into tests.loss
select v.statement || $$ where session_id::text = tests.session_id('later') $$ || v.which, v.promise
from (values
  (
    'delete from app.temporary_response', '',
    'the answers of a migrated session are those of its simulation, or gone after the period'
  ),
  (
    'delete from app.former_produit', '',
    'what a session changed is kept as long as it can be taken back'
  ),
  (
    'delete from app.former_produit', $$ and produit = 'TICPE' $$,
    'what a session changed is kept as long as it can be taken back'
  )
) as v (statement, which, promise);

create function tests.lost_after(age interval)
returns table (statement text, broken text)
language sql
volatile
set search_path = ''
as $$
  update app.temporary_session set migrated_at = now() - lost_after.age
  where id::text = tests.session_id('later');
  select l.statement, b.invariant
  from tests.loss as l, tests.broken_by(l.statement) as b
  where b.session_id::text = tests.session_id('later');
$$;

select results_eq(
  format(
    $$
      select b.invariant, b.session_id, b.client_id from tests.broken_by(%L) as b
    $$,
    l.statement
  ),
  format(
    $$ values (%L, tests.session_id('later')::uuid, tests.client('durand')) $$, l.promise
  ),
  l.statement
)
from tests.loss as l;
select set_eq(
  $$ select * from tests.lost_after(app.undo_period() - interval '1 hour') $$,
  $$ select l.statement, l.promise from tests.loss as l $$,
  'until the period is over'
);
select is_empty(
  $$ select * from tests.lost_after(app.undo_period() + interval '1 second') $$,
  'and not after it'
);
select results_eq(
  $$
    select b.invariant from tests.broken_by($break$
      delete from app.temporary_response
      where session_id::text = tests.session_id('later') and question = 'CA'
    $break$) as b
  $$,
  array['the answers of a migrated session are those of its simulation, or gone after the period'],
  'then all of the answers go, or none'
);

select * from finish();
rollback;
