begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_login('nobody@example.org');

select tests.act_as('authenticated', tests.login('nobody@example.org'));
select tests.refuses(
  'select api.client_export()', 'PT404', 'not_found', 'somebody who never attached anything'
);

select * from finish();
rollback;
