begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_client('durand');
select tests.given_login('nobody@example.org');

select tests.act_as('authenticated', tests.login('nobody@example.org'));
select tests.refuses(
  'select api.client_dashboard()', 'PT404', 'not_found', 'somebody who never attached anything'
);
select tests.act_as('authenticated', '00000000-0000-4000-8000-000000000000');
select tests.refuses(
  'select api.client_dashboard()', 'PT401', 'unauthorized', 'somebody who was erased'
);

select * from finish();
rollback;
