begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/sign_up.psql
select plan(22);

select tests.given_sign_up_trigger();
select tests.given_completed('haulier');
select tests.given_completed('expired');
update app.temporary_session set expires_at = now()
where id::text = tests.session_id('expired');
select tests.given_open('open');
select tests.given_client('migrated');

select tests.refuses(
  format($$ select tests.sign_up(%L, %L) $$, 'anne@durand.example', v.data),
  v.errcode, v.message, v.why
)
from (values
  (tests.proof('haulier', '{"session_token": "wrong"}'),
    'PT404', 'session_not_found', 'wrong token'),
  (tests.proof('haulier', '{"session_token": null}'), 'PT401', 'unauthorized', 'no token'),
  (tests.proof('haulier', '{"session_id": "1"}'), 'PT404', 'session_not_found', 'unknown session'),
  ('{"tremplin": true}', 'PT400', 'invalid_input', 'not an object'),
  (tests.proof('haulier', '{"profile": null}'), 'PT400', 'invalid_input', 'no form'),
  (tests.proof('haulier', '{"consents": {}}'), 'PT422', 'invalid_profile', 'no consent'),
  (tests.proof('open'), 'PT422', 'session_incomplete', 'no result yet'),
  (tests.proof('expired'), 'PT410', 'session_expired', 'too late'),
  (tests.proof('migrated'), 'PT409', 'session_already_migrated', 'somebody''s session')
) as v (data, errcode, message, why);

select tests.refuses(
  format($$ select tests.sign_up(null, %L) $$, tests.proof('haulier')),
  'PT422', 'invalid_profile', 'a user without an address'
);

select tests.sign_up('anne@durand.example', tests.proof('haulier'));
select tests.refuses(
  format($$ select tests.sign_up('other@durand.example', %L) $$, tests.proof('haulier')),
  'PT409', 'session_already_migrated', 'a proof that was used'
);

select * from finish();
rollback;
