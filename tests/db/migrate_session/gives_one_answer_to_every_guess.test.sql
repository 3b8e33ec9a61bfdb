begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
insert into tests.session (name, id, token)
select v.name, v.id, v.token
from tests.session as s
cross join lateral (values
  ('wrong token', s.id, repeat('0', 64)),
  ('unknown', '00000000-0000-4000-8000-000000000000', s.token),
  ('malformed', 'haulier', s.token)
) as v (name, id, token)
where s.name = 'haulier';

select is(
  (select count(distinct tests.error_of(format('select tests.migrate(%L)', s.name)))
    from tests.session as s where s.name <> 'haulier'),
  1::bigint,
  'message, hint and details are the same'
);

select * from finish();
rollback;
