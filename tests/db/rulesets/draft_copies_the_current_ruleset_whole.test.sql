begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(8);

select results_eq(
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.parameter as t
     where ruleset_id = tests.draft() order by r $$,
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.parameter as t
     where ruleset_id = app.current_ruleset() order by r $$,
  'every parameter is copied whole'
);
select results_eq(
  $$ select to_jsonb(t) - array['ruleset_id', 'shown'] as r from app.question as t
     where ruleset_id = tests.draft() order by r $$,
  $$ select to_jsonb(t) - array['ruleset_id', 'shown'] as r from app.question as t
     where ruleset_id = app.current_ruleset() order by r $$,
  'every question is copied whole, but for what publication derives'
);
select results_eq(
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.question_option as t
     where ruleset_id = tests.draft() order by r $$,
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.question_option as t
     where ruleset_id = app.current_ruleset() order by r $$,
  'every question_option is copied whole'
);
select results_eq(
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.produit as t
     where ruleset_id = tests.draft() order by r $$,
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.produit as t
     where ruleset_id = app.current_ruleset() order by r $$,
  'every produit is copied whole'
);
select results_eq(
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.criterion as t
     where ruleset_id = tests.draft() order by r $$,
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.criterion as t
     where ruleset_id = app.current_ruleset() order by r $$,
  'every criterion is copied whole'
);
select results_eq(
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.savings_component as t
     where ruleset_id = tests.draft() order by r $$,
  $$ select to_jsonb(t) - 'ruleset_id' as r from app.savings_component as t
     where ruleset_id = app.current_ruleset() order by r $$,
  'every savings_component is copied whole'
);
select results_eq(
  $$ select status::text, published_at from app.ruleset where id = tests.draft() $$,
  $$ values ('draft', null::timestamptz) $$,
  'it is a draft'
);
select isnt(app.current_ruleset(), tests.draft(), 'the current ruleset is another one still');

select * from finish();
rollback;
