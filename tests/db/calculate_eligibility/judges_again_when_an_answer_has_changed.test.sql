begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/simulate.psql
\ir ../_support/visits.psql
select plan(4);

select tests.given_completed('haulier');
select is(
  tests.result_for(tests.calculate('haulier'), 'TICPE') -> 'amount_low', '5601.60',
  '3 000 litres: x 12 x 15.56 / 100'
);

select tests.save('haulier', '{"LITRES_POIDS_LOURDS": 1000}');
select is(
  tests.result_for(tests.calculate('haulier'), 'TICPE') -> 'amount_low', '1867.20',
  '1 000 litres, through the API'
);

-- As somebody would who corrects a row by hand.
update app.temporary_response set value = '2000'
where session_id::text = tests.session_id('haulier') and question = 'LITRES_POIDS_LOURDS';
select is(
  tests.result_for(tests.calculate('haulier'), 'TICPE') -> 'amount_low', '3734.40',
  '2 000 litres, behind its back'
);
select is(
  (select e.amount_low from app.temporary_eligibility as e
    where e.session_id::text = tests.session_id('haulier') and e.produit = 'TICPE'),
  3734.40,
  'in the rows too'
);

select * from finish();
rollback;
