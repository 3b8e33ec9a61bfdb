begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('haulier');
create temporary table trial (field text, value jsonb, fault jsonb) on commit drop;
insert into trial values
  ('company_name', null, '{"code": "required", "min": 1, "max": 200}'),
  ('company_name', '"  "', '{"code": "required", "min": 1, "max": 200}'),
  ('company_name', to_jsonb(repeat('a', 201)), '{"code": "too_long", "min": 1, "max": 200}'),
  ('company_name', '5', '{"code": "wrong_type", "min": 1, "max": 200}'),
  ('contact_name', null, '{"code": "required", "min": 1, "max": 200}'),
  ('contact_name', '""', '{"code": "required", "min": 1, "max": 200}'),
  ('contact_name', to_jsonb(repeat('a', 201)), '{"code": "too_long", "min": 1, "max": 200}'),
  ('contact_name', '["Anne"]', '{"code": "wrong_type", "min": 1, "max": 200}'),
  ('phone', '"0612345678"', '{"code": "invalid_format"}'),
  ('phone', '"+0612345678"', '{"code": "invalid_format"}'),
  ('phone', '"+33 6 12"', '{"code": "invalid_format"}'),
  ('phone', '"+1234567890123456"', '{"code": "invalid_format"}'),
  ('phone', '33612345678', '{"code": "wrong_type"}'),
  ('siren', '"732829321"', '{"code": "invalid_format"}'),
  ('siren', '"73282932"', '{"code": "invalid_format"}'),
  ('siren', '"73282932O"', '{"code": "invalid_format"}'),
  ('siren', '732829320', '{"code": "wrong_type"}'),
  ('secteur_activite', '"piraterie"', '{"code": "unknown_option"}'),
  ('secteur_activite', 'true', '{"code": "wrong_type"}'),
  ('nombre_employes', '-1', '{"code": "below_min", "min": 0, "max": 10000}'),
  ('nombre_employes', '10001', '{"code": "above_max", "min": 0, "max": 10000}'),
  ('nombre_employes', '2.5', '{"code": "not_whole", "min": 0, "max": 10000}'),
  ('nombre_employes', '"12"', '{"code": "wrong_type", "min": 0, "max": 10000}'),
  ('revenu_annuel', '-0.01', '{"code": "below_min", "min": 0, "max": 1000000000}'),
  ('revenu_annuel', '1000000000.01', '{"code": "above_max", "min": 0, "max": 1000000000}'),
  ('revenu_annuel', '1.005', '{"code": "too_many_decimals", "min": 0, "max": 1000000000}'),
  ('anciennete_entreprise', '-1', '{"code": "below_min", "min": 0, "max": 500}'),
  ('anciennete_entreprise', '501', '{"code": "above_max", "min": 0, "max": 500}'),
  ('anciennete_entreprise', '1.5', '{"code": "not_whole", "min": 0, "max": 500}'),
  ('anciennete_entreprise', '"5"', '{"code": "wrong_type", "min": 0, "max": 500}'),
  ('is_test', 'true', '{"code": "unknown_field"}'),
  ('id', '"00000000-0000-0000-0000-00000000000a"', '{"code": "unknown_field"}');

select tests.remember_world();
create temporary table outcome on commit drop as
select t.field, t.value, t.fault, tests.error_of(format(
  'select tests.migrate(%L, profile => %L)',
  'haulier', tests.profile() || jsonb_build_object(t.field, t.value)
)) as error
from trial as t;

select results_eq(
  $$ select o.field, o.value, o.error -> 'details' from outcome as o order by 1, 2 $$,
  $$
    select t.field, t.value,
      jsonb_build_array(jsonb_build_object('field', 'profile.' || t.field) || t.fault)
    from trial as t order by 1, 2
  $$,
  'one fault, of the field and no other'
);
select set_eq(
  $$ select o.error ->> 'code' as code, o.error ->> 'message' as message from outcome as o $$,
  $$ values ('PT422', 'invalid_profile') $$,
  'always the same refusal'
);
select tests.world_unchanged();

select * from finish();
rollback;
