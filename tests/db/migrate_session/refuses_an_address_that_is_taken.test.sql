begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

select tests.given_client('first');
select tests.given_completed('second');
-- Auth's own index compares raw text: an address may stand there in capitals.
insert into auth.users (id, instance_id, aud, role, email, created_at, updated_at)
values (
  gen_random_uuid(), '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated',
  'Hand@Example.org', now(), now()
);

select tests.refuses(
  $$ select tests.migrate('second', 'first@example.org') $$,
  'PT409', 'email_already_registered', 'the address of a client'
);
select tests.refuses(
  $$ select tests.migrate('second', ' FIRST@example.org ') $$,
  'PT409', 'email_already_registered', 'in another case, with spaces'
);
select tests.refuses(
  $$ select tests.migrate('second', 'hand@example.org') $$,
  'PT409', 'email_already_registered', 'an address entered by hand'
);
select tests.refuses(
  $$ select tests.migrate('second', 'Hand@Example.org') $$,
  'PT409', 'email_already_registered', 'as it was entered'
);

select * from finish();
rollback;
