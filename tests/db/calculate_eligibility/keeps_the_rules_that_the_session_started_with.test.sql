begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/simulate.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_open('before', tests.haulier());

select app.draft_ruleset('another');
update app.parameter set value = 52000
where code = 'dfs_salaire_brut'
  and ruleset_id = (select id from app.ruleset where name = 'another');
update app.savings_component set
  high = 'strict $.CHAUFFEURS * $dfs_salaire_brut * 0.01', cap_high = null,
  formula = '{CHAUFFEURS} × {dfs_salaire_brut} ÷ 100'
where produit = 'DFS' and ruleset_id = (select id from app.ruleset where name = 'another');
select app.publish_ruleset((select id from app.ruleset where name = 'another'));

select tests.given_completed('after');
select is(
  tests.result_for(tests.calculate('before'), 'DFS') -> 'amount_high', '14851.20',
  'who had started is judged by the rules he was asked by'
);
select is(
  tests.calculate('before') ->> 'ruleset', '2026-01', 'and is told so'
);
select is(
  tests.result_for(tests.calculate('after'), 'DFS') -> 'amount_high', '4160.00',
  'who starts now, by the new ones'
);

select * from finish();
rollback;
