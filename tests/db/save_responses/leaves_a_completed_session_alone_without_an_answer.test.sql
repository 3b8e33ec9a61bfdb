begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_completed('haulier');
select tests.remember_world();

select lives_ok($$ select tests.save('haulier', '{}') $$, 'no answer is no change of mind');
select tests.world_unchanged('the results stay, the session is still completed');

select * from finish();
rollback;
