begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(5);

select tests.given_open('haulier', tests.haulier());
select set_config('tremplin.today', '2028-03-01', true);
create temporary table calculated on commit drop as select tests.calculate('haulier') as answer;

select set_eq(
  $$ select jsonb_object_keys(answer) from calculated $$,
  array['session_id', 'ruleset', 'evaluated_at', 'results', 'totals'],
  'the five things that are promised'
);
select results_eq(
  $$
    select answer ->> 'session_id', answer ->> 'ruleset', answer ->> 'evaluated_at'
    from calculated
  $$,
  $$ select tests.session_id('haulier'), r.name, '2028-03-01'
    from app.ruleset as r where r.id = app.current_ruleset() $$,
  'whose, by which rules, of which day'
);
select results_eq(
  $$
    select s.status::text, s.completed_at, s.evaluated_on, s.results::jsonb, s.totals
    from app.temporary_session as s where s.id::text = tests.session_id('haulier')
  $$,
  $$
    select 'completed', now(), date '2028-03-01', answer -> 'results', answer -> 'totals'
    from calculated
  $$,
  'the session keeps what was shown'
);
select results_eq(
  $$
    select e.produit, e.state::text, e.score, e.confidence::text, e.already_in_place,
      e.amount_low, e.amount_high
    from app.temporary_eligibility as e
    where e.session_id::text = tests.session_id('haulier')
    order by e.produit
  $$,
  $$
    select r.produit, r.state, r.score, r.confidence, r.already_in_place,
      r.amount_low, r.amount_high
    from calculated
    cross join jsonb_to_recordset(answer -> 'results') as r (
      produit text, state text, score integer, confidence text, already_in_place boolean,
      amount_low numeric, amount_high numeric
    )
    order by r.produit
  $$,
  'and a row for each product, which says the same'
);
select is(
  (select bool_and(e.criteria = (
      select jsonb_object_agg(c.value ->> 'code', case c.value ->> 'state'
        when 'held' then jsonb 'true' when 'failed' then 'false' else 'null' end)
      from jsonb_array_elements(r.value -> 'criteria') as c))
    from calculated
    cross join jsonb_array_elements(answer -> 'results') as r
    join app.temporary_eligibility as e
      on e.produit = r.value ->> 'produit' and e.session_id::text = tests.session_id('haulier')),
  true,
  'criterion by criterion'
);

select * from finish();
rollback;
