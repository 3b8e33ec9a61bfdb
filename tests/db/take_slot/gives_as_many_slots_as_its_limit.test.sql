begin;
\ir ../_support/all.psql
\ir ../_support/slots.psql
select plan(3);

select tests.given_limit('address', 3);
select is(
  array(select tests.attempt_from('office') > 0 from generate_series(1, 5)),
  '{f,f,f,t,t}', 'three for an address, then none'
);
select is(tests.attempt_from('home'), 0, 'another address has its own');
select is(
  api.take_slot('create_session', tests.address('home'))::jsonb,
  '{"allowed": true, "retry_after": null, "opens_session": false}', 'and is told so'
);

select * from finish();
rollback;
