begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/simulate.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_open('before', tests.haulier() || '{"DEJA_EN_PLACE": ["aucun"]}');

select app.draft_ruleset('no-limit');
update app.savings_component set high = 'strict $.CHAUFFEURS * 1000'
where produit = 'DFS' and ruleset_id = (select id from app.ruleset where name = 'no-limit');
update app.savings_component set
  cap_high = null, formula = 'jusqu’à {CHAUFFEURS} × 1 000 €'
where produit = 'DFS' and ruleset_id = (select id from app.ruleset where name = 'no-limit');
select app.publish_ruleset((select id from app.ruleset where name = 'no-limit'));

select tests.given_completed('after');
select is(
  tests.result_for(tests.calculate('before'), 'DFS') -> 'amount_high', '14851.20',
  'who had started is judged by the rules he was asked by'
);
select is(
  tests.calculate('before') ->> 'ruleset', '2026-01', 'and is told so'
);
select is(
  tests.result_for(tests.calculate('after'), 'DFS') -> 'amount_high', '8000.00',
  'who starts now, by the new ones'
);

select * from finish();
rollback;
