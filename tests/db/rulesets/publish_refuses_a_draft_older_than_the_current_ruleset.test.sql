begin;
\ir ../_support/all.psql
select plan(3);

select app.draft_ruleset('mine');
select app.draft_ruleset('theirs');
select app.publish_ruleset((select id from app.ruleset where name = 'theirs'));
select tests.remember_world();

select throws_ok(
  $$ select app.publish_ruleset((select id from app.ruleset where name = 'mine')) $$,
  'PT409', 'ruleset_outdated',
  'what was corrected meanwhile would be lost'
);

select tests.world_unchanged();
select is(
  (select name from app.ruleset where id = app.current_ruleset()), 'theirs',
  'the version published first is still the current one'
);

select * from finish();
rollback;
