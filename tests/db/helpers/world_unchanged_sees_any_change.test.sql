begin;
\ir ../_support/all.psql
select plan(7);

select tests.remember_world();
select check_test(
  tests.world_unchanged('nothing happened'), true, 'no change', 'nothing happened'
);

insert into app.ruleset (name) values ('one-more');
select check_test(tests.world_unchanged(), false, 'a row more', 'the world did not change');

select tests.remember_world();
update app.ruleset set name = 'renamed' where name = 'one-more';
select check_test(tests.world_unchanged(), false, 'a value changed in place');

select tests.remember_world();
select tests.act_as('anon');
select is(tests.world(), current_setting('tests.world')::jsonb, 'whoever looks sees the whole');
select tests.act_as_owner();

delete from app.ruleset where name = 'renamed';
select check_test(tests.world_unchanged(), false, 'a row less');

select * from finish();
rollback;
