begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(1);

insert into tests.attempt
select 'service', c.call, 'select ' || c.call, 'denied'
from (values
  ('app.cleanup_expired_sessions()'), ('app.cleanup_rate_slots()'),
  ('app.cleanup_former_produits()'),
  ('app.cleanup_migrated_responses()'),
  ('app.check_invariants()'), ('app.check_auth_contract()'),
  ('app.draft_ruleset(''x'')'), ('app.publish_ruleset(1)'),
  ('app.catalogue_faults(1)')
) as c (call);

select tests.all_as_said('none of it is for the edge functions');

select * from finish();
rollback;
