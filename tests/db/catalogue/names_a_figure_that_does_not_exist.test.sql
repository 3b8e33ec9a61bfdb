begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.savings_component
set high = 'strict $.GAZ_MENSUEL * $gaz_part', formula = '{GAZ_MENSUEL} × {gaz_part}'
where ruleset_id = tests.draft() and produit = 'GAZ' and code = 'facture';
select tests.one_fault(
  'component GAZ.facture high',
  'uses a parameter that does not exist',
  'gaz_part'
);

insert into app.parameter
  (ruleset_id, code, valid_from, label, value, unit, evidence, source)
values (tests.draft(), 'gaz_part', '2026-01-01', 'Part du gaz', 2, '%', 'hypothesis', 'Usage');
select tests.no_fault('repaired');

update app.question_option set revenue_parameter = 'revenu_inconnu'
where ruleset_id = tests.draft() and question = 'SECTEUR' and code = 'taxi';
select tests.one_fault(
  'option SECTEUR.taxi',
  'uses a parameter that does not exist',
  'revenu_inconnu'
);

update app.question_option set revenue_parameter = null
where ruleset_id = tests.draft() and question = 'SECTEUR' and code = 'taxi';
select tests.no_fault('repaired');

select * from finish();
rollback;
