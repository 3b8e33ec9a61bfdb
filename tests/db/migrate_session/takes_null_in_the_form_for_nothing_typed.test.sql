begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
select tests.migrate('haulier', profile => tests.profile() || '{
  "phone": null, "nombre_employes": null
}');

select results_eq(
  $$
    select c.phone, c.nombre_employes, c.provenance ->> 'nombre_employes', c.provenance ? 'phone'
    from app.client as c
    where c.id = tests.client('haulier')
  $$,
  $$ values (null::text, 12, 'answer', false) $$,
  'the answer stays'
);

select * from finish();
rollback;
