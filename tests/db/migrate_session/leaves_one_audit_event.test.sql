begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
create temporary table answer on commit drop as select tests.migrate('haulier') as body;

select results_eq(
  $$
    select e.kind, e.client_id::text, e.actor, e.details from app.audit_event as e
    where e.session_id::text = tests.session_id('haulier')
  $$,
  $$
    select
      'session_migrated', a.body ->> 'client_id', 'visitor',
      jsonb_build_object(
        'added', a.body -> 'moved' -> 'produits', 'refreshed', 0, 'protected', 0,
        'responses', a.body -> 'moved' -> 'responses'
      )
    from answer as a
  $$,
  'counts and identifiers, nothing personal'
);

select * from finish();
rollback;
