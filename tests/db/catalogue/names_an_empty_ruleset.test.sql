begin;
\ir ../_support/all.psql
select plan(1);

insert into app.ruleset (name) values ('empty');

select results_eq(
  $$
    select f.place, f.fault
    from app.ruleset as r
    cross join lateral app.catalogue_faults(r.id) as f
    where r.name = 'empty'
  $$,
  $$
    values
      ('prefilled account', 'uses a parameter that does not exist'),
      ('question CA', 'is missing, and accounts are made from it'),
      ('question EFFECTIF', 'is missing, and accounts are made from it'),
      ('question SECTEUR', 'is missing, and accounts are made from it'),
      ('ruleset', 'has no active product'),
      ('ruleset', 'has no question')
  $$,
  'nothing to ask, nothing to offer, and what sign-up reads is missing'
);

select * from finish();
rollback;
