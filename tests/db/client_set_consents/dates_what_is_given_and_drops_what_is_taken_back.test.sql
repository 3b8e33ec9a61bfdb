begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_client('durand');
update app.client set contact_consented_at = '2026-01-05', contact_text_version = '2025-12'
where id = tests.client('durand');

create function tests.consents_of(name text)
returns text[]
language sql
stable
set search_path = ''
as $$
  select array[
    c.contact_consented_at::text, c.contact_text_version,
    c.marketing_consented_at::text, c.marketing_text_version
  ]
  from app.client as c where c.id = tests.client(consents_of.name);
$$;

select tests.act_as('authenticated', tests.client('durand'));
select is(
  api.client_set_consents('true', 'true', '2026-02'),
  jsonb_build_object(
    'contact_consented_at', timestamptz '2026-01-05', 'marketing_consented_at', now()
  ),
  'told with their times'
);
select tests.act_as_owner();
select is(
  tests.consents_of('durand'),
  array[(timestamptz '2026-01-05')::text, '2025-12', now()::text, '2026-02'],
  'what is new has its time and its text; what stands keeps its own'
);

select tests.act_as('authenticated', tests.client('durand'));
select api.client_set_consents('false', 'true', '2026-03');
select tests.act_as_owner();
select is(
  tests.consents_of('durand'), array[null, null, now()::text, '2026-02'],
  'what is taken back is gone'
);
select is(
  (select c.may_be_contacted from app.client as c where c.id = tests.client('durand')), false,
  'and nobody writes to him any more'
);

select * from finish();
rollback;
