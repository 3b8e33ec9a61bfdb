begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('haulier', tests.haulier() || '{"LITRES_TAXIS": 5}');
update app.temporary_session
set created_at = now() - interval '1 hour', completed_at = now() - interval '1 minute'
where id::text = tests.session_id('haulier');
create temporary table shown on commit drop as
select s.results::text, s.totals, s.ruleset_id, s.created_at, s.completed_at
from app.temporary_session as s where s.id::text = tests.session_id('haulier');
select tests.migrate('haulier');

select is(
  (select m.responses from app.simulation as m where m.client_id = tests.client('haulier')),
  tests.haulier() || '{"LITRES_TAXIS": 5}',
  'the answers as given, those to hidden questions and "I don''t know" included'
);
select results_eq(
  $$
    select m.results::text, m.totals, m.ruleset_id, m.started_at, m.completed_at, m.evaluated_on,
      m.source
    from app.simulation as m
    where m.client_id = tests.client('haulier')
  $$,
  $$ select s.*, date '2026-12-01', 'simulator_migration' from shown as s $$,
  'the very text of the results, the totals, the ruleset and the times'
);
select results_eq(
  $$
    select q ->> 'code', q ->> 'label'
    from app.simulation as m, json_array_elements(m.questions) as q
    where m.client_id = tests.client('haulier')
    order by 1
  $$,
  $$
    select q.code, q.label from app.question as q
    where q.ruleset_id = app.current_ruleset() and tests.haulier() || '{"LITRES_TAXIS": 5}' ? q.code
    order by 1
  $$,
  'the questions in their words'
);

select * from finish();
rollback;
