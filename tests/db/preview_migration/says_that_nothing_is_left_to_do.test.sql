begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('later');
select tests.attach('later', tests.client('durand'));

select is(
  tests.preview('later', tests.client('durand')),
  '{
    "road": "repeat", "refusal": null, "produits": [], "kept": [],
    "counts": {"added": 0, "refreshed": 0, "protected": 0}
  }',
  'to the login that has the session'
);

select * from finish();
rollback;
