begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(2);

update app.question set label = 'Combien de personnes ?'
where ruleset_id = tests.draft() and code = 'EFFECTIF';
update app.question_option set label = 'Construction'
where ruleset_id = tests.draft() and question = 'SECTEUR' and code = 'btp';
select app.publish_ruleset(tests.draft());

select is(
  app.questions_shown(tests.draft(), array['EFFECTIF'])::jsonb -> 0 ->> 'label',
  'Combien de personnes ?', 'with the words of the draft'
);
select is(
  jsonb_path_query_first(
    app.questions_shown(tests.draft(), array['SECTEUR'])::jsonb,
    '$[0].options[*] ? (@.code == "btp").label'
  ),
  jsonb '"Construction"', 'and its options'
);

select * from finish();
rollback;
