begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(3);

select tests.no_fault('a draft of the shipped catalogue is without fault');

update app.parameter set valid_to = app.today() + 365
where ruleset_id = tests.draft() and code = 'foncier_part';
select tests.one_fault(
  'parameter foncier_part',
  'has no value on some days',
  format('{[%s,%s)}', app.today() + 366, (app.today() + interval '10 years')::date + 1)
);

insert into app.parameter
  (ruleset_id, code, valid_from, label, value, unit, evidence, source)
select ruleset_id, code, valid_to + 1, label, 25, unit, evidence, source
from app.parameter
where ruleset_id = tests.draft() and code = 'foncier_part';
select tests.no_fault('repaired');

select * from finish();
rollback;
