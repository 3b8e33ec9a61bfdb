-- The recipe of docs/rules.md, as it is written there.
begin;
\ir ../_support/all.psql
\ir ../_support/simulate.psql
select plan(6);

create function tests.haulier_result(day date)
returns jsonb
language sql
volatile
set search_path = ''
as $$
  select tests.simulate(
    tests.plain_answers() || jsonb '{
      "VEHICULES": true, "TYPES_VEHICULES": ["poids_lourd_75"], "LITRES_POIDS_LOURDS": 1000
    }',
    haulier_result.day
  );
$$;

create temporary table started_before on commit drop as
select api.create_session() as session;

select app.draft_ruleset('2027-01');

select app.change_parameter(
  (select id from app.ruleset where name = '2027-01'),
  code => 'accise_gazole_marchandises',
  value => 46.10,
  valid_from => '2027-01-01',
  evidence => 'law',
  source => 'Loi de finances pour 2027 ; CIBS, art. L. 312-53'
);

select * from app.catalogue_faults((select id from app.ruleset where name = '2027-01'));

select app.publish_ruleset((select id from app.ruleset where name = '2027-01'));

select is(
  tests.haulier_result('2027-01-15') ->> 'ruleset', '2027-01',
  'a session that starts now gets the new version'
);
select is(
  tests.result_for(tests.haulier_result('2027-01-15'), 'TICPE') -> 'amount_low', '1758.00',
  'in January the new figure counts: 1 000 x 12 x (60.75 - 46.10) / 100'
);
select is(
  tests.result_for(tests.haulier_result('2026-12-31'), 'TICPE') -> 'amount_low', '1867.20',
  'until 31 December the old one did: 1 000 x 12 x (60.75 - 45.19) / 100'
);
select results_eq(
  $$
    select valid_from, valid_to, value
    from app.parameter
    where ruleset_id = app.current_ruleset() and code = 'accise_gazole_marchandises'
    order by valid_from
  $$,
  $$ values
    (date '2026-01-01', date '2026-12-31', 45.19),
    (date '2027-01-01', null, 46.10)
  $$,
  'the old period is closed the day before'
);
select results_eq(
  $$
    select p.valid_from, p.valid_to, p.value
    from app.parameter as p
    join app.ruleset as r on r.id = p.ruleset_id
    where r.name = '2026-01' and p.code = 'accise_gazole_marchandises'
  $$,
  $$ values (date '2026-01-01', null::date, 45.19) $$,
  'the version before is as it was'
);
select is(
  (
    select api.session_data(session ->> 'session_id', session ->> 'session_token')
      #>> '{session,ruleset}'
    from started_before
  ),
  '2026-01',
  'a session that had started keeps the version it started with'
);

select * from finish();
rollback;
