begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(5);

select tests.given_open('visitor', '{"SECTEUR": "btp", "EFFECTIF": null, "TAXE_FONCIERE": 5}');
select tests.remember_world();
create temporary table shown on commit drop as select tests.data('visitor') as data;
select tests.world_unchanged('reading changes nothing, not even the seven days');

select set_eq(
  $$ select jsonb_object_keys(data) from shown $$,
  array['session', 'responses', 'next_question', 'questions', 'progress', 'estimate', 'results',
    'totals', 'prefill'],
  'all that is promised, and no other'
);
select is(
  (select (data -> 'session') - array['session_id', 'created_at', 'expires_at'] from shown),
  jsonb '{"status": "open", "ruleset": "2026-01", "source": "simulator", "completed_at": null}',
  'the session, without the digest of its token'
);
select is(
  (select data -> 'responses' from shown),
  jsonb '{"SECTEUR": "btp", "EFFECTIF": null, "TAXE_FONCIERE": 5}',
  'its answers, also those that are hidden or unknown'
);
select results_eq(
  $$ select data #>> '{next_question,code}', data #>> '{questions,2}', data -> 'progress',
      data -> 'results', data -> 'totals'
    from shown $$,
  $$ values ('CA', 'CA', jsonb '{"answered": 2, "total": 12}', jsonb 'null', jsonb 'null') $$,
  'where to go on; no results before they are asked for'
);

select * from finish();
rollback;
