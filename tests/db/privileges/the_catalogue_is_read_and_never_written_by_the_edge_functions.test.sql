begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(2);

insert into tests.attempt
select
  'service', c.name || ': ' || v.verb, format(v.statement, c.name, c.field), v.outcome
from (values
  ('app.ruleset', 'name'), ('app.parameter', 'code'), ('app.question', 'code'),
  ('app.question_option', 'code'), ('app.produit', 'code'), ('app.criterion', 'code'),
  ('app.savings_component', 'code')
) as c (name, field)
cross join (values
  ('read', 'select from %s limit 1', '1 rows'),
  ('insert', 'insert into %s default values', 'denied'),
  ('update', 'update %1$s set %2$I = %2$I', 'denied'),
  ('delete', 'delete from %s', 'denied')
) as v (verb, statement, outcome);

select is((select count(*) from tests.attempt as a), 28::bigint, '7 tables, 4 verbs');
select tests.all_as_said('rules are the owner''s');

select * from finish();
rollback;
