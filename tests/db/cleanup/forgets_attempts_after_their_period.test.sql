begin;
\ir ../_support/all.psql
\ir ../_support/slots.psql
select plan(3);

select app.cleanup_rate_slots();
select tests.given_limit('address', 1);
select tests.attempt_from('yesterday');
select tests.let_pass(interval '1 day' * 0.1);
select tests.attempt_from('today');
select tests.let_pass(interval '1 day' * 1.05);

select is(app.cleanup_rate_slots(), 1::bigint, 'what counts no more');
select is(
  array(select s.subject from app.rate_slot as s where s.action = 'create_session'),
  array[decode(tests.address('today'), 'hex')], 'and nothing that still does'
);
select is(app.cleanup_rate_slots(), 0::bigint, 'once');

select * from finish();
rollback;
