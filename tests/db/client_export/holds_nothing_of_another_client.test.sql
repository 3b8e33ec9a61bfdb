begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());
select tests.open_login(tests.client(u.name)) from (values ('durand'), ('other')) as u (name);
update auth.sessions set user_agent = 'Browser of durand' where user_id = tests.client('durand');

select tests.act_as('authenticated', tests.client('other'));
select is(
  (select jsonb_build_array(
      k #> '{client,id}', k -> 'email', jsonb_array_length(k -> 'produits'),
      jsonb_array_length(k -> 'simulations'), jsonb_array_length(k -> 'events'),
      jsonb_array_length(k -> 'identities'), jsonb_array_length(k -> 'logins'),
      jsonb_array_length(k -> 'sessions')
    ) from api.client_export() as k),
  jsonb_build_array(tests.client('other'), 'other@example.org', 0, 1, 2, 1, 1, 1),
  'his own profile, simulation, sign-up with consents, login and session alone'
);
select doesnt_match(
  api.client_export()::text,
  tests.client('durand') || '|' || tests.session_id('durand') || '|durand@|Browser of durand',
  'the neighbour is nowhere'
);
select tests.act_as('authenticated', tests.client('durand'));
select is(api.client_export() ->> 'email', 'durand@example.org', 'nor he with the neighbour');

select * from finish();
rollback;
