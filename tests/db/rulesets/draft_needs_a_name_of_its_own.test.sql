begin;
\ir ../_support/all.psql
select plan(2);

select tests.remember_world();

select throws_ok(
  $$ select app.draft_ruleset('2026-01') $$, '23505', null, 'a name is given once'
);

select tests.world_unchanged();

select * from finish();
rollback;
