begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());
create temporary table before on commit drop as
select to_jsonb(c) as client from app.client as c where c.id = tests.client('other');
create temporary table kept on commit drop as
select to_jsonb(c) - array[
  'contact_consented_at', 'contact_text_version', 'marketing_consented_at',
  'marketing_text_version', 'may_be_contacted'
] as client
from app.client as c where c.id = tests.client('durand');

select tests.act_as('authenticated', tests.client('durand'));
select api.client_set_consents('false', 'true', '2026-02');
select tests.act_as_owner();

select is(
  (select to_jsonb(c) from app.client as c where c.id = tests.client('other')),
  (select b.client from before as b),
  'the neighbour is as before'
);
select ok(
  (select to_jsonb(c) @> k.client from app.client as c, kept as k
    where c.id = tests.client('durand')),
  'and so is the rest of his own row'
);

select * from finish();
rollback;
