begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');

select is_empty(
  $$
    select v.email, tests.error_of(format('select tests.migrate(%L, %L)', 'haulier', v.email))
    from (values
      ('a@localhost'), ('anne+tremplin@durand.example'), ('o''brien@example.org'),
      ('ANNE@DURAND.EXAMPLE'), (repeat('a', 243) || '@example.org')
    ) as v (email)
    where tests.error_of(format('select tests.migrate(%L, %L)', 'haulier', v.email)) is not null
  $$,
  'plus, apostrophe, no dot in the host, 255 bytes'
);

select * from finish();
rollback;
