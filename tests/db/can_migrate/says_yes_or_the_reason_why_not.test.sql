begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_open('open', tests.haulier());
select tests.given_open('open, expired');
select tests.given_completed('completed');
select tests.given_completed('nothing to claim', tests.consultant());
select tests.given_completed('completed, expired');
select tests.given_completed('a second left');
select tests.given_completed('reopened');
select tests.save('reopened', '{"EFFECTIF": 3}');
select tests.given_client('migrated');

update app.temporary_session set expires_at = now()
where id::text in (tests.session_id('open, expired'), tests.session_id('completed, expired'));
update app.temporary_session set expires_at = now() + interval '1 second'
where id::text = tests.session_id('a second left');

select tests.remember_world();
select results_eq(
  $$
    select s.name, answer -> 'can_migrate', answer ->> 'reason'
    from tests.session as s cross join lateral tests.may_migrate(s.name) as answer
    order by s.name collate "C"
  $$,
  $$ values
    ('a second left', jsonb 'true', null),
    ('completed', 'true', null),
    ('completed, expired', 'false', 'session_expired'),
    ('migrated', 'false', 'session_already_migrated'),
    ('nothing to claim', 'true', null),
    ('open', 'false', 'session_incomplete'),
    ('open, expired', 'false', 'session_expired'),
    ('reopened', 'false', 'session_incomplete')
  $$,
  'the code that a migration would be refused with'
);
select tests.world_unchanged('asking changes nothing');

select is_empty(
  $$
    select s.name, tests.may_migrate(s.name) ->> 'reason', tests.error_of(
      format('select tests.migrate(%L, email => %L)', s.name, 'somebody@example.org'))
    from tests.session as s
    where tests.may_migrate(s.name) ->> 'reason' is distinct from tests.error_of(
      format('select tests.migrate(%L, email => %L)', s.name, 'somebody@example.org')) ->> 'message'
  $$,
  'and a migration agrees'
);

select * from finish();
rollback;
