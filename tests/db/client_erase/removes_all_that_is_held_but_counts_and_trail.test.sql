begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/rights.psql
select plan(6);

select tests.given_client('other');
select tests.given_client('marqueur', tests.haulier() || '{"CA": 7391846}');
update app.client
set company_name = 'Marqueur SA', contact_name = 'Zoé Marqueur', phone = '+33698765432'
where id = tests.client('marqueur');
select tests.given_completed('later', tests.consultant());
select tests.attach('later', tests.client('marqueur'));
select api.set_file_status(tests.client('marqueur'), 'TICPE', 'in_progress', 'lea');
insert into auth.sessions (id, user_id, created_at, updated_at, ip, user_agent)
values (gen_random_uuid(), tests.client('marqueur'), now(), now(), '192.0.2.77', 'Marqueur/1.0');
select set_config('tests.erased', tests.client('marqueur')::text, true);
select set_config(
  'tests.sessions', tests.session_id('marqueur') || '|' || tests.session_id('later'), true
);

select tests.act_as_signed_in(tests.client('marqueur'));
select is(
  api.client_erase(' Marqueur@Example.org'), '{"simulations": 2, "produits": 5}', 'what went'
);
select tests.act_as_owner();

select is_empty(
  $$ select tests.tables_that_say('marqueur|33698765432|7391846|192\.0\.2\.77') $$,
  'no table of ours or of Auth says anything of him'
);
select set_eq(
  $$
    select tests.tables_that_say(
      current_setting('tests.erased') || '|' || current_setting('tests.sessions')
    )
  $$,
  array['app.audit_event'],
  'the trail alone has the identifiers, which lead nowhere'
);
select results_eq(
  $$
    select e.actor, e.details from app.audit_event as e
    where e.client_id::text = current_setting('tests.erased') and e.kind = 'client_erased'
  $$,
  $$
    values ('client', jsonb '{"simulations": 2, "produits": 5, "reason": "requested"}')
  $$,
  'and says that he was erased, by whom and why'
);
select ok(
  exists (select from app.simulation as m where m.client_id = tests.client('other')),
  'the neighbour has all of his'
);
select is_empty('select * from app.check_invariants()', 'and every promise is kept');

select * from finish();
rollback;
