begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/simulate.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_completed('haulier');
create temporary table calculated on commit drop as select tests.calculate('haulier') as answer;

select is_empty(
  $$
    select r.value ->> 'produit'
    from calculated
    cross join jsonb_array_elements(answer -> 'results') as r
    where length(r.value #>> '{recommendation,next_step}') < 20
      or tests.plain(r.value #>> '{recommendation,documents,0}')
        <> 'Extrait Kbis de moins de 3 mois'
      or jsonb_array_length(r.value #> '{recommendation,documents}') < 3
      or not r.value -> 'recommendation' ? 'deadline'
  $$,
  'a next step and what to gather, for every product'
);
select is(
  (
    select tests.plain(tests.result_for(answer, 'URSSAF') ->> 'recommendation')::jsonb
    from calculated
  ),
  jsonb_build_object(
    'next_step',
    'Confiez vos déclarations à un expert, qui vérifie taux, exonérations et allègements.',
    'documents', array['Extrait Kbis de moins de 3 mois', 'Déclarations sociales nominatives (DSN)',
      'Bulletins de paie', 'Attestation de vigilance'],
    'deadline',
    'Les cotisations payées à tort peuvent être réclamées sur 3 ans (code de la sécurité sociale,'
      ' art. L. 243-6).'
  ),
  'with the deadline where there is one'
);

select * from finish();
rollback;
