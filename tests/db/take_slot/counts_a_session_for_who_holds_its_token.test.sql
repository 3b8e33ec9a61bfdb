begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/slots.psql
select plan(4);

select tests.given_limit('session', 1);
select tests.given_open('haulier');

select is(
  array(
    select tests.attempt_from('home', guess.token)
    from (values (null), (''), ('made up'), ('made up'), (tests.session_id('haulier')))
      as guess (token)
  ),
  '{0,0,0,0,0}', 'who does not know its token uses up nothing'
);
select is(
  (select count(*) from app.rate_slot as s where s.action = 'create_session'), 0::bigint,
  'and leaves no row'
);
select is(tests.attempt_from('home', tests.token('haulier')), 0, 'its visitor has his slot');
select cmp_ok(
  tests.attempt_from('train', tests.token('haulier')), '>', 0, 'one, wherever he comes from'
);

select * from finish();
rollback;
