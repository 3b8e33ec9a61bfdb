begin;
\ir ../_support/all.psql
select plan(6);

select tests.act_as('authenticated', '00000000-0000-0000-0000-00000000000a');
select is(current_user, 'authenticated', 'the role is taken');
select is(auth.uid(), '00000000-0000-0000-0000-00000000000a', 'the user is known');

select tests.act_as('anon');
select is(current_user, 'anon', 'one persona follows another');
select is(auth.uid(), null, 'a visitor is nobody');

select tests.act_as_owner();
select is(current_user, 'postgres', 'the owner is back');
select is(auth.uid(), null, 'the owner is no user');

select * from finish();
rollback;
