begin;
\ir ../_support/all.psql
\ir ../_support/slots.psql
select plan(4);

select tests.given_limit('address', 1);
select tests.attempt_from('office');
select cmp_ok(tests.attempt_from('office'), '>', 0, 'one');
update app.rate_limit as l set slots = 10 where l.action = 'create_session';
select is(tests.attempt_from('office'), 0, 'then ten');
update app.rate_limit as l set period = interval '1 minute', slots = 1
where l.action = 'create_session';
select tests.let_pass(interval '70 seconds');
select is(tests.attempt_from('office'), 0, 'in another period');
delete from app.rate_limit as l where l.action = 'create_session';
select is(
  array(select tests.attempt_from('office') from generate_series(1, 3)), '{0,0,0}',
  'without a row there is no limit'
);

select * from finish();
rollback;
