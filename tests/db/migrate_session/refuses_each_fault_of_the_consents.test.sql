begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('haulier');
create temporary table trial (consents jsonb, field text, code text) on commit drop;
insert into trial values
  ('{}', 'terms', 'required'),
  ('{"terms": null}', 'terms', 'required'),
  ('{"terms": true}', 'terms', 'wrong_type'),
  ('{"terms": ""}', 'terms', 'invalid_format'),
  ('{"terms": "version 1"}', 'terms', 'invalid_format'),
  ('{"terms": "Jean.Dupont-0612345678"}', 'terms', 'invalid_format'),
  ('{"terms": "2026-13"}', 'terms', 'invalid_format'),
  ('{"terms": "2026-01", "contact": "yes"}', 'contact', 'wrong_type'),
  ('{"terms": "2026-01", "marketing": 1}', 'marketing', 'wrong_type');

select tests.remember_world();
create temporary table outcome on commit drop as
select t.consents, tests.error_of(
  format('select tests.migrate(%L, consents => %L)', 'haulier', t.consents)
) as error
from trial as t;

select results_eq(
  $$ select o.consents, o.error -> 'details' from outcome as o order by 1 $$,
  $$
    select t.consents,
      jsonb_build_array(jsonb_build_object('field', 'consents.' || t.field, 'code', t.code))
    from trial as t order by 1
  $$,
  'one fault, of the field and no other'
);
select set_eq(
  $$ select o.error ->> 'code' as code, o.error ->> 'message' as message from outcome as o $$,
  $$ values ('PT422', 'invalid_profile') $$,
  'the terms are required, the rest is true or false'
);
select tests.world_unchanged();

select * from finish();
rollback;
