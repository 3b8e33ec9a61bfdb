begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/slots.psql
select plan(3);

select tests.given_limit('address', 5);
select tests.given_limit('session', 5);
select tests.given_limit('global', 5);
select tests.given_open('haulier');
select tests.attempt_from('office', tests.token('haulier'));

select is(
  array(
    select s.scope || ' ' || encode(s.subject, 'hex') from app.rate_slot as s
    where s.action = 'create_session' order by s.scope
  ),
  array[
    'address ' || tests.address('office'),
    'session ' || encode(app.digest_token(tests.token('haulier')), 'hex'),
    'global '
  ],
  'one row for each, under its digest'
);
select throws_ok(
  $$ select api.take_slot('create_session', encode('192.0.2.7', 'hex')) $$, 'PT400', null,
  'an address as it is has no place'
);
select throws_ok(
  $$ select api.take_slot('create_session', '192.0.2.7') $$, 'PT400', null, 'in no form'
);

select * from finish();
rollback;
