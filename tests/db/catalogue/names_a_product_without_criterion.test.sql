begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

delete from app.criterion where ruleset_id = tests.draft() and produit = 'CEE';
select tests.one_fault('produit CEE', 'has no criterion');

insert into app.criterion (ruleset_id, produit, code, position, label, predicate, weight)
values (
  tests.draft(), 'CEE', 'travaux', 1, 'Travaux prévus', 'strict $.TRAVAUX_ENERGIE == true', 100
);
select tests.no_fault('repaired');

select * from finish();
rollback;
