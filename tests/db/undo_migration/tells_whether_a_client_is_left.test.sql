begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(1);

select tests.given_login('new@example.org');
select tests.given_completed('first');
select tests.attach('first', tests.login('new@example.org'), tests.profile(), tests.consents());
select tests.given_completed('second');
select tests.attach('second', tests.login('new@example.org'));
select tests.undo('second');
select tests.undo('first');

select results_eq(
  $$
    select e.session_id::text, e.details ->> 'client_gone' from app.audit_event as e
    where e.client_id = tests.login('new@example.org') and e.kind = 'migration_undone'
    order by e.id
  $$,
  $$ values (tests.session_id('second'), 'false'), (tests.session_id('first'), 'true') $$,
  'the first simulation of a login takes its client with it'
);

select * from finish();
rollback;
