begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/sign_up.psql
select plan(4);

select tests.given_sign_up_trigger();
select tests.given_completed('haulier');
select tests.sign_up('anne@durand.example', '{"newsletter": true}' || tests.proof('haulier'));

select is(
  (
    select u.raw_user_meta_data - array['sub', 'email'] from auth.users as u
    where u.email = 'anne@durand.example'
  ),
  '{"newsletter": true}', 'the user keeps what else he sent'
);
select is(
  (
    select i.identity_data - array['sub', 'email'] from auth.identities as i
    where i.user_id = tests.login('anne@durand.example')
  ),
  '{"newsletter": true}', 'so does his identity'
);

update auth.users set raw_user_meta_data = raw_user_meta_data || tests.proof('haulier')
where email = 'anne@durand.example';
update auth.identities set identity_data = identity_data || tests.proof('haulier')
where user_id = tests.login('anne@durand.example');

select ok(
  (
    select not u.raw_user_meta_data ? 'tremplin' from auth.users as u
    where u.email = 'anne@durand.example'
  ),
  'what is written later stores none either, of the user'
);
select ok(
  (
    select not i.identity_data ? 'tremplin' from auth.identities as i
    where i.user_id = tests.login('anne@durand.example')
  ),
  'or of his identity'
);

select * from finish();
rollback;
