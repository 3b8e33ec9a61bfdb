begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_unproved('durand');
select tests.act_as_login_by('password', tests.client('durand'));
select tests.refuses(
  $$ select api.client_export() $$, 'PT409', 'email_unproved', 'whoever typed an address'
);

select tests.act_as_login_by('otp', tests.client('durand'));
select api.client_prove_email();
select is(
  api.client_export() #>> '{client,company_name}', 'Transports Durand', 'whoever reads its mails'
);

select * from finish();
rollback;
