begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(2);

select tests.given_completed('durand');

select is(
  (tests.preview('durand') #> '{produits,0}') - 'name',
  '{
    "produit": "TICPE", "effect": "add", "rule": "new_produit",
    "file_status": "new", "from": null,
    "to": {"state": "eligible", "amount_low": 5601.60, "amount_high": 5601.60}
  }',
  'a product and its estimate'
);
select is(
  tests.preview('durand') - 'produits',
  '{
    "road": "migrate", "refusal": null, "kept": [],
    "counts": {"added": 5, "refreshed": 0, "protected": 0}
  }',
  'and how many there are'
);

select * from finish();
rollback;
