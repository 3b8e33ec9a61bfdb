-- The road of a visitor who answers whatever he is asked, one question after the other.
begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(5);

create function tests.walk(name text, answers jsonb)
returns text[]
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_asked text[] := '{}';
  v_question text := 'SECTEUR';
begin
  perform tests.given_open(walk.name);
  while v_question is not null and cardinality(v_asked) < 30 loop
    v_asked := v_asked || v_question;
    v_question := tests.save(
      walk.name, jsonb_build_object(v_question, walk.answers -> v_question)
    ) #>> '{next_question,code}';
  end loop;
  return v_asked;
end;
$$;

select is(
  tests.walk('consultant', tests.consultant()),
  array['SECTEUR', 'EFFECTIF', 'CA', 'VEHICULES', 'PROPRIETAIRE', 'ELEC_MENSUEL', 'GAZ_MENSUEL',
    'TRAVAUX_ENERGIE', 'RECHERCHE', 'IMPAYES', 'ACHATS_ETRANGER', 'DEJA_EN_PLACE'],
  'who has nothing is asked twelve questions'
);
select is(
  tests.walk('everything', tests.haulier() || '{
    "TYPES_VEHICULES": ["poids_lourd_75", "autocar", "taxi"], "LITRES_AUTOCARS": 1,
    "LITRES_TAXIS": 1, "PROPRIETAIRE": true, "TAXE_FONCIERE": 1, "RECHERCHE": true,
    "RD_DEPENSES": 1, "IMPAYES": 1, "IMPAYES_NOMBRE": 1
  }'),
  array['SECTEUR', 'EFFECTIF', 'CA', 'VEHICULES', 'TYPES_VEHICULES', 'LITRES_POIDS_LOURDS',
    'LITRES_AUTOCARS', 'LITRES_TAXIS', 'CHAUFFEURS', 'PROPRIETAIRE', 'TAXE_FONCIERE',
    'ELEC_MENSUEL', 'GAZ_MENSUEL', 'TRAVAUX_ENERGIE', 'RECHERCHE', 'RD_DEPENSES', 'IMPAYES',
    'IMPAYES_NOMBRE', 'ACHATS_ETRANGER', 'DEJA_EN_PLACE'],
  'who has everything is asked all twenty'
);
select is(
  tests.walk('builder', tests.consultant() || '{
    "SECTEUR": "btp", "VEHICULES": true, "TYPES_VEHICULES": ["engin_chantier", "taxi"],
    "LITRES_TAXIS": 0, "IMPAYES": null
  }'),
  array['SECTEUR', 'EFFECTIF', 'CA', 'VEHICULES', 'TYPES_VEHICULES', 'LITRES_TAXIS',
    'PROPRIETAIRE', 'ELEC_MENSUEL', 'GAZ_MENSUEL', 'TRAVAUX_ENERGIE', 'RECHERCHE', 'IMPAYES',
    'ACHATS_ETRANGER', 'DEJA_EN_PLACE'],
  'each gate opens for its own answer only, and an unknown one stays closed'
);

select tests.given_open('leaper', '{"SECTEUR": "btp", "ACHATS_ETRANGER": true, "CA": 5}');
select is(
  tests.data('leaper') #>> '{next_question,code}', 'EFFECTIF',
  'who leaps ahead is brought back to the first one left out'
);
select is(
  tests.data('leaper') -> 'next_question',
  (select api.questionnaire()::jsonb #> '{questions,1}'),
  'the question comes whole, as in the questionnaire'
);

select * from finish();
rollback;
