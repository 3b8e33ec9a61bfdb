begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

select tests.given_client('durand');
select tests.given_completed('later');
insert into tests.session (name, id, token)
select v.name, v.id, v.token
from tests.session as s
cross join lateral (values
  ('no token', s.id, ''),
  ('wrong token', s.id, tests.token('durand')),
  ('unknown', '00000000-0000-4000-8000-000000000000', s.token),
  ('malformed', 'later', s.token)
) as v (name, id, token)
where s.name = 'later';

select tests.refuses(
  $$ select tests.attach('no token', tests.client('durand')) $$,
  'PT401', 'unauthorized', 'no token'
);
select tests.refuses(
  $$ select tests.attach('wrong token', tests.client('durand')) $$,
  'PT404', 'session_not_found', 'that of another session'
);
select tests.refuses(
  $$ select tests.attach('unknown', tests.client('durand')) $$,
  'PT404', 'session_not_found', 'an unknown id'
);
select tests.refuses(
  $$ select tests.attach('malformed', tests.client('durand')) $$,
  'PT404', 'session_not_found', 'a malformed id'
);

select * from finish();
rollback;
