begin;
\ir ../_support/all.psql
select plan(2);

-- An offline database has a hundred times as many slots; an operator's, his own.
select set_eq(
  $$ select l.action::text, l.scope::text from app.rate_limit as l $$,
  $$
    select action::text, scope::text
    from unnest(enum_range(null::app.rate_action)) as action,
      unnest(enum_range(null::app.rate_scope)) as scope
    where (action, scope) <> ('create_session', 'session')
  $$,
  'every action for each address, each session, and all; there is no session before it is created'
);
select is_empty(
  $$
    select from app.rate_limit as one
    join app.rate_limit as all_of_them using (action)
    where one.scope <> 'global' and all_of_them.scope = 'global'
      and (one.slots > all_of_them.slots or one.period <> all_of_them.period)
  $$,
  'nobody alone may use up the slots of all'
);

select * from finish();
rollback;
