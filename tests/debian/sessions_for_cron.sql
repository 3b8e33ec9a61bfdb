-- Three sessions, named by their source: one past its time, one past its time but migrated, one
-- alive. The clock may take the first and no other.
insert into auth.users (id, aud, role, email)
values ('00000000-0000-0000-0000-00000000000c', 'authenticated', 'authenticated', 'c@example.test');

insert into app.client (id, company_name, contact_name, terms_version, terms_accepted_at)
values ('00000000-0000-0000-0000-00000000000c', 'Example', 'Camille', '2026-01', now());

insert into app.temporary_session (
  source, token_digest, ruleset_id, created_at, expires_at, status, completed_at, evaluated_on,
  results_digest, results, totals, migrated_at, migration_ms, client_id
)
select
  given.source, sha256(given.source::bytea), app.current_ruleset(), now() - interval '9 days',
  given.expires_at, given.status::app.session_status, made.at, made.at::date,
  case when made.at is not null then sha256('results'::bytea) end,
  case when made.at is not null then jsonb '[]' end,
  case when made.at is not null then jsonb '{}' end,
  made.at, case when made.at is not null then 1 end,
  case when made.at is not null then uuid '00000000-0000-0000-0000-00000000000c' end
from (
  values
    ('expired', 'open', now() - interval '2 days'),
    ('expired-migrated', 'migrated', now() - interval '2 days'),
    ('alive', 'open', now() + interval '5 days')
) as given (source, status, expires_at)
cross join lateral (
  select case when given.status = 'migrated' then now() - interval '8 days' end as at
) as made;
