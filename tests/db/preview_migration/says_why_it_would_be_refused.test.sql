begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(3);

select tests.given_client('durand');
select tests.given_client('other');
select tests.given_login('new@example.org');
select tests.given_open('open');
select tests.given_completed('expired');
update app.temporary_session set expires_at = now()
where id::text = tests.session_id('expired');
select tests.given_completed('completed');

create temporary table asked on commit drop as
select s.name, l.login, l.id
from tests.session as s
cross join (values
  ('nobody', null), ('durand', tests.client('durand')), ('new', tests.login('new@example.org')),
  ('gone', '00000000-0000-4000-8000-000000000000')
) as l (login, id)
where s.name <> 'durand';

select results_eq(
  $$
    select a.name, a.login, tests.preview(a.name, a.id) ->> 'refusal' from asked as a
    order by a.name collate "C", a.login collate "C"
  $$,
  $$ values
    ('completed', 'durand', null),
    ('completed', 'gone', 'unauthorized'),
    ('completed', 'new', 'invalid_profile'),
    ('completed', 'nobody', null),
    ('expired', 'durand', 'session_expired'),
    ('expired', 'gone', 'session_expired'),
    ('expired', 'new', 'session_expired'),
    ('expired', 'nobody', 'session_expired'),
    ('open', 'durand', 'session_incomplete'),
    ('open', 'gone', 'session_incomplete'),
    ('open', 'new', 'session_incomplete'),
    ('open', 'nobody', 'session_incomplete'),
    ('other', 'durand', 'session_already_migrated'),
    ('other', 'gone', 'session_already_migrated'),
    ('other', 'new', 'session_already_migrated'),
    ('other', 'nobody', 'session_already_migrated')
  $$,
  'the code that would come'
);
select is_empty(
  $$
    select a.name, a.login from asked as a
    where tests.preview(a.name, a.id) ->> 'refusal' is distinct from tests.error_of(
      case
        when a.id is null then format('select tests.migrate(%L, %L)', a.name, 'x@example.org')
        else format('select tests.attach(%L, %L)', a.name, a.id)
      end
    ) ->> 'message'
  $$,
  'and it does come'
);
select is_empty(
  $$
    select a.name, a.login from asked as a
    where tests.preview(a.name, a.id) ->> 'refusal' is not null
      and tests.preview(a.name, a.id) - array['road', 'refusal']
        <> '{"counts": {"added": 0, "refreshed": 0, "protected": 0}, "produits": [], "kept": []}'
  $$,
  'with nothing that would happen'
);

select * from finish();
rollback;
