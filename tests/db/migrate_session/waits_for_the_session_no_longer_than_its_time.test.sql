begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_completed('one');
select tests.migrate('one', 'one@example.org', timeout_ms => 2000);
select is(current_setting('lock_timeout'), '2s', 'less than five seconds when told so');

select tests.given_completed('other');
select tests.migrate('other', 'other@example.org');
select is(current_setting('lock_timeout'), '5s', 'five seconds otherwise');

select * from finish();
rollback;
