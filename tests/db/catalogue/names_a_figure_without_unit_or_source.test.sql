begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(5);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.parameter set unit = ''
where ruleset_id = tests.draft() and code = 'foncier_part';
select tests.one_fault('parameter foncier_part from 2026-01-01', 'has a blank text', 'unit');

update app.parameter set unit = '%'
where ruleset_id = tests.draft() and code = 'foncier_part';
select tests.no_fault('repaired');

update app.parameter set source = ' '
where ruleset_id = tests.draft() and code = 'foncier_part';
select tests.one_fault('parameter foncier_part from 2026-01-01', 'has a blank text', 'source');

update app.parameter set source = 'Usage du marché'
where ruleset_id = tests.draft() and code = 'foncier_part';
select tests.no_fault('repaired');

select * from finish();
rollback;
