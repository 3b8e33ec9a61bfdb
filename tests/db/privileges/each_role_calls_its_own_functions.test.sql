begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(2);

-- Really called, with nothing but nulls: whoever may not, is stopped before the body.
select tests.given_client('durand');
insert into tests.attempt
select p.who, f.oid::regprocedure, format(
    'select %s(%s)', f.oid::regproc,
    (select string_agg(format('null::%s', format_type(t, null)), ', ')
      from unnest(f.proargtypes::oid[]) as t)
  ), 'denied'
from pg_proc as f
cross join (values ('visitor'), ('owner'), ('service')) as p (who)
where f.pronamespace = 'api'::regnamespace;

select is((select count(*) from tests.attempt as a), 69::bigint, '23 functions, 3 personas');
select results_eq(
  $$
    select a.who, a.what from tests.attempt as a
    where tests.outcome(a.who, a.statement) <> 'denied' order by 1, 2
  $$,
  $$
    select 'owner', f from unnest(array[
      'api.client_dashboard()', 'api.client_erase(text)', 'api.client_export()',
      'api.client_prove_email(text)', 'api.client_request_produit(text)',
      'api.client_set_consents(text,text,text)'
    ]) as f
    union all
    select 'service', f from unnest(array[
      'api.attach_session(text,text,uuid,jsonb,jsonb,integer,text,text)',
      'api.calculate_eligibility(text,text)',
      'api.can_migrate(text,text)',
      'api.create_session(text,boolean)',
      'api.delete_test_data()',
      'api.erase_client(uuid,text,text)',
      'api.migrate_session(text,text,text,text,jsonb,jsonb,integer,text,text)',
      'api.migration_failures(text,bigint,integer,uuid,text)',
      'api.migration_stats(uuid,text)',
      'api.preview_migration(text,text,uuid,text)',
      'api.questionnaire(text)',
      'api.record_migration_failure(text,text,text,text,uuid)',
      'api.save_responses(text,text,jsonb)',
      'api.session_data(text,text)',
      'api.set_file_status(uuid,text,text,text)',
      'api.take_slot(text,text,text)',
      'api.undo_migration(text,text,text)'
    ]) as f
  $$,
  'a client six, the edge functions the rest, a visitor none'
);

select * from finish();
rollback;
