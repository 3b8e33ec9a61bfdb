begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_login('anne@durand.example');
select tests.act_as_login_by('otp', tests.login('anne@durand.example'));
select tests.refuses(
  $$ select api.client_prove_email() $$, 'PT404', 'not_found', 'there is no client to prove'
);

select * from finish();
rollback;
