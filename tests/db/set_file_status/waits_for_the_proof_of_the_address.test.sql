begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(6);

select tests.given_unproved('durand');
select tests.act_as('service_role');
select tests.refuses(
  format($$ select api.set_file_status(tests.client('durand'), 'TICPE', %L, 'lea') $$, s.status),
  'PT409', 'email_unproved', s.status
)
from (values ('in_progress'), ('done')) as s (status);
select is(
  api.set_file_status(tests.client('durand'), 'TICPE', 'abandoned', 'lea') ->> 'file_status',
  'abandoned', 'a file that nobody stands behind can be closed'
);

select tests.act_as_login_by('otp', tests.client('durand'));
select api.client_prove_email();
select tests.act_as('service_role');
select is(
  api.set_file_status(tests.client('durand'), 'TICPE', 'in_progress', 'lea') ->> 'file_status',
  'in_progress', 'and is worked on once somebody does'
);

select * from finish();
rollback;
