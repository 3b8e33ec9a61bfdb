begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select app.draft_ruleset('draft');
select tests.remember_world();
select set_eq(
  $$
    select tests.error_of(format('select api.questionnaire(%L)', name)) - 'hint'
    from unnest(array['draft', 'nowhere', '', '1; drop table app.ruleset']) as name
  $$,
  $$ values (jsonb '{"code": "PT404", "message": "not_found"}') $$,
  'a draft, an unknown name and nonsense alike'
);
select tests.world_unchanged();

select * from finish();
rollback;
