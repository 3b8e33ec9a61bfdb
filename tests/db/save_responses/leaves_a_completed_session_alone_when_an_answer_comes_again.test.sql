begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_completed('haulier');
create temporary table before on commit drop as
select to_jsonb(s) as session from app.temporary_session as s
where s.id::text = tests.session_id('haulier');

select lives_ok(
  $$ select tests.save('haulier', jsonb_build_object('CA', tests.haulier() -> 'CA')) $$,
  'a request whose answer was lost is sent again, and may arrive late'
);
select results_eq(
  $$
    select to_jsonb(s) from app.temporary_session as s
    where s.id::text = tests.session_id('haulier')
  $$,
  'select b.session from before as b',
  'the results stay, the session is still completed'
);

select * from finish();
rollback;
