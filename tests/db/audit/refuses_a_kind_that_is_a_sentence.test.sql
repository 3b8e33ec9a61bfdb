begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.refuses(
  $$ select app.write_audit_event('Anne signed up', null, null, 'test', '{}') $$,
  '23514', null, 'a kind is a word'
);

select * from finish();
rollback;
