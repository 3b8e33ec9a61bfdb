begin;
\ir ../_support/all.psql
\ir ../_support/slots.psql
select plan(2);

select tests.given_limit('address', 1);
select tests.given_limit('global', 2);
select is(
  array(
    select (api.take_slot('create_session', null, null) ->> 'allowed')::boolean
    from generate_series(1, 3)
  ),
  '{t,t,f}', 'only all together are counted'
);
select is(
  array(
    select s.scope from app.rate_slot as s where s.action = 'create_session'
  )::text, '{global}', 'nothing stands for the address'
);

select * from finish();
rollback;
