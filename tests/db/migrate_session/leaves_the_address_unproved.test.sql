begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('haulier');
select is(
  tests.migrate('haulier') -> 'confirmation_required', 'false', 'he may sign in at once'
);
select isnt(
  (select u.email_confirmed_at from auth.users as u where u.email = 'anne@durand.example'), null,
  'as far as Auth is concerned'
);
select is(
  (select to_jsonb(c) -> 'contact_consented_at' <> 'null' and c.email_proved_at is null
      and not c.may_be_contacted
    from app.client as c where c.id = tests.client('haulier')),
  true, 'and is not contacted, though he agreed, before the address is proved'
);

select * from finish();
rollback;
