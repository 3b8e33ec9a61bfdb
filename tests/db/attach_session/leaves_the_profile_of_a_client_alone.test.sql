begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('later', tests.haulier() || '{"EFFECTIF": 500, "CA": 5}');
create temporary table before on commit drop as
select to_jsonb(c) as client from app.client as c where c.id = tests.client('durand');

select tests.attach(
  'later', tests.client('durand'), '{"company_name": "Somebody else", "unknown": 1}', '{}'
);
select is(
  (select to_jsonb(c) from app.client as c where c.id = tests.client('durand')),
  (select b.client from before as b),
  'an account that exists says who it is; what is sent is not even looked at'
);

select * from finish();
rollback;
