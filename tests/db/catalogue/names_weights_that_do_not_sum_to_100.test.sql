begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.criterion set weight = 40
where ruleset_id = tests.draft() and produit = 'DFS' and code = 'secteur';
select tests.one_fault('produit DFS', 'has weights that do not sum to 100', '90');

update app.criterion set weight = 60
where ruleset_id = tests.draft() and produit = 'DFS' and code = 'conducteurs';
select tests.no_fault('repaired');

select * from finish();
rollback;
