begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.criterion set predicate = 'strict $.CHAUFFEURS * 2 > 1'
where ruleset_id = tests.draft() and produit = 'DFS' and code = 'conducteurs';
select tests.one_fault(
  'criterion DFS.conducteurs predicate',
  'does more than compare with a value what can be hidden',
  'CHAUFFEURS'
);

update app.criterion set predicate = 'strict $.CHAUFFEURS >= 1'
where ruleset_id = tests.draft() and produit = 'DFS' and code = 'conducteurs';
select tests.no_fault('repaired');

update app.criterion set predicate = 'strict $.EFFECTIF * 2 > 1 && $.EFFECTIF == $.CHAUFFEURS'
where ruleset_id = tests.draft() and produit = 'DFS' and code = 'conducteurs';
select tests.one_fault(
  'criterion DFS.conducteurs predicate',
  'does more than compare with a value what can be hidden',
  'CHAUFFEURS'
);

update app.criterion set predicate = 'strict $.EFFECTIF * 2 > 1 && $.CHAUFFEURS > $dfs_taux'
where ruleset_id = tests.draft() and produit = 'DFS' and code = 'conducteurs';
select tests.no_fault('repaired');

select * from finish();
rollback;
