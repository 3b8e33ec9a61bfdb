begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

select tests.given_completed('haulier');
select tests.given_completed('other');
insert into tests.session (name, id, token)
select v.name, v.id, v.token
from tests.session as s
cross join lateral (values
  ('wrong token', s.id, repeat('0', 64)),
  ('the token of another', s.id, tests.token('other')),
  ('unknown', '00000000-0000-4000-8000-000000000000', s.token),
  ('malformed', 'haulier', s.token)
) as v (name, id, token)
where s.name = 'haulier';

select tests.refuses(
  $$ select tests.migrate('wrong token') $$, 'PT404', 'session_not_found', 'a wrong token'
);
select tests.refuses(
  $$ select tests.migrate('the token of another') $$,
  'PT404', 'session_not_found', 'the token of another session'
);
select tests.refuses(
  $$ select tests.migrate('unknown') $$, 'PT404', 'session_not_found', 'an unknown id'
);
select tests.refuses(
  $$ select tests.migrate('malformed') $$, 'PT404', 'session_not_found', 'a malformed id'
);

select * from finish();
rollback;
