begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_completed('anne');
select tests.given_completed('paul');
select tests.migrate('anne', profile => tests.profile() || '{"siren": "732829320"}');

select lives_ok(
  $$
    select tests.migrate(
      'paul', 'paul@durand.example', profile => tests.profile() || '{"siren": "732829320"}'
    )
  $$,
  'a company whose SIREN is known keeps its simulation'
);
select isnt(tests.client('paul'), tests.client('anne'), 'in an account of its own');

select * from finish();
rollback;
