begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('before');

update app.savings_component set low = 'strict 10'
where ruleset_id = tests.draft() and produit = 'ELEC';
select tests.one_fault(
  'component ELEC.facture', 'can have a low end above its high end', 'from ' || app.today()
);

update app.savings_component set low = 'strict 0'
where ruleset_id = tests.draft() and produit = 'ELEC';
select tests.no_fault('repaired');

select * from finish();
rollback;
