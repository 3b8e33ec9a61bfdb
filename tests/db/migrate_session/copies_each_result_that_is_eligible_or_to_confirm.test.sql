begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('haulier');
select tests.migrate('haulier');

-- The figures of 2026: 3 000 L a month at 60,75 − 45,19 €/hL, and 8 × 26 000 € × 17 % × 42 %.
select results_eq(
  $$
    select p.produit, p.state::text, p.score, p.confidence::text, p.amount_low, p.amount_high
    from app.client_produit_eligible as p
    where p.client_id = tests.client('haulier')
    order by 1
  $$,
  $$
    values
      ('CHRONO', 'eligible', 100, 'high', null::numeric, null::numeric),
      ('DFS', 'eligible', 100, 'medium', 0.00, 14851.20),
      ('RECOUVREMENT', 'to_confirm', 0, 'low', null, null),
      ('TICPE', 'eligible', 100, 'high', 5601.60, 5601.60),
      ('URSSAF', 'eligible', 100, 'high', null, null)
  $$,
  'with the state, the score and the amounts that the visitor saw'
);
select results_eq(
  $$
    select p.produit, p.recommendation, p.already_in_place
    from app.client_produit_eligible as p
    where p.client_id = tests.client('haulier')
    order by 1
  $$,
  $$
    select r ->> 'produit', (r -> 'recommendation')::jsonb, (r ->> 'already_in_place')::boolean
    from app.temporary_session as s, json_array_elements(s.results) as r
    where s.id::text = tests.session_id('haulier') and r ->> 'state' <> 'not_eligible'
    order by 1
  $$,
  'and the same next step, documents and deadline'
);
select results_eq(
  $$
    select distinct p.file_status::text, p.metadata - 'criteria'
    from app.client_produit_eligible as p
    where p.client_id = tests.client('haulier')
  $$,
  $$
    values ('new', jsonb '{
      "source": "simulator_migration", "evaluated_on": "2026-12-01", "changes": []
    }')
  $$,
  'as new files that say where they come from'
);

select * from finish();
rollback;
