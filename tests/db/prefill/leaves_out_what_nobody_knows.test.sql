begin;
\ir ../_support/all.psql
select plan(1);

select results_eq(
  $$
    select visitor.said, array(
      select jsonb_object_keys(
        app.prefill_profile(app.current_ruleset(), visitor.answers, app.today())
      )
      order by 1
    )
    from (values
      ('a: nothing', jsonb '{}'),
      ('b: the activity alone', '{"SECTEUR": "sante"}'),
      ('c: both unknown', '{"SECTEUR": "sante", "EFFECTIF": null, "CA": null}'),
      ('d: figures without the activity', '{"EFFECTIF": 5, "CA": null}')
    ) as visitor (said, answers)
    order by visitor.said
  $$,
  $$ values
    ('a: nothing', array['anciennete_entreprise']),
    ('b: the activity alone', array['anciennete_entreprise', 'secteur_activite']),
    ('c: both unknown', array['anciennete_entreprise', 'secteur_activite']),
    ('d: figures without the activity', array['anciennete_entreprise', 'nombre_employes'])
  $$,
  'a field that can be neither read nor estimated is absent'
);

select * from finish();
rollback;
