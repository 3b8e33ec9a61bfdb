begin;
\ir ../_support/all.psql
select plan(2);

select tests.remember_world();

select throws_ok(
  $$ select app.publish_ruleset(-1) $$, 'PT404', 'not_found', 'there is nothing to publish'
);

select tests.world_unchanged();

select * from finish();
rollback;
