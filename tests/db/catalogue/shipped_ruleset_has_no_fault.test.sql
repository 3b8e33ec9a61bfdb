begin;
\ir ../_support/all.psql
select plan(3);

select is_empty(
  $$ select * from app.catalogue_faults(app.current_ruleset()) $$,
  'from today to ten years on'
);
select is_empty(
  $$ select * from app.catalogue_faults(app.current_ruleset(), '2026-01-01') $$,
  'from its first day on'
);
select is_empty(
  $$ select * from app.catalogue_faults(app.current_ruleset(), '2035-01-02') $$,
  'still in 2035'
);

select * from finish();
rollback;
