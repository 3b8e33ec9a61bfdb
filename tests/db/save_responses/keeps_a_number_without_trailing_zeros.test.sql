begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(1);

select tests.given_open('visitor');
select tests.save('visitor', '{"CA": 1800000.50, "EFFECTIF": 12.000}');

select results_eq(
  $$
    select r.question, r.value::text from app.temporary_response as r
    where r.session_id::text = tests.session_id('visitor') and r.question in ('CA', 'EFFECTIF')
    order by r.question
  $$,
  $$ values ('CA', '1800000.5'), ('EFFECTIF', '12') $$,
  'however it was typed, the same answer'
);

select * from finish();
rollback;
