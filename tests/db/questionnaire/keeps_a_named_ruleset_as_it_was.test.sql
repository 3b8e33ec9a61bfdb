begin;
\ir ../_support/all.psql
select plan(3);

create temporary table before on commit drop as select api.questionnaire('2026-01')::jsonb as shown;

select app.draft_ruleset('other-words');
update app.question set label = 'Et alors ?'
where code = 'CA' and ruleset_id = (select id from app.ruleset where name = 'other-words');

select is(
  api.questionnaire()::jsonb, (select shown from before), 'a draft is not shown to visitors'
);
select app.publish_ruleset((select id from app.ruleset where name = 'other-words'));
select is(
  api.questionnaire()::jsonb #>> '{questions,2,label}', 'Et alors ?', 'what is published is current'
);
select is(
  api.questionnaire('2026-01')::jsonb, (select shown from before),
  'by its name, the one before is as it was'
);

select * from finish();
rollback;
