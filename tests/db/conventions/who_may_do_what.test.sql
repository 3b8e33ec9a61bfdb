begin;
\ir ../_support/all.psql
select plan(4);

create temporary table personas as
select r.oid, r.rolname as name from pg_roles as r
where r.rolname in (
  'anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin'
);

select set_eq(
  $$
    select n.nspname || ': ' || r.name || ' ' || lower(a.privilege_type)
    from pg_namespace as n, aclexplode(n.nspacl) as a, personas as r
    where n.nspname in ('app', 'api') and r.oid = a.grantee
  $$,
  array[
    'api: authenticated usage',
    'api: service_role usage',
    'app: authenticated usage',
    'app: service_role usage'
  ],
  'who enters which room'
);

-- Every function, and who may call it besides its owner. A new one fails here until its line says.
select set_eq(
  $$
    select p.pronamespace::regnamespace || '.' || p.proname || ': '
      || coalesce(string_agg(r.name, ' ' order by r.name), 'nobody')
    from pg_proc as p
    left join personas as r on has_function_privilege(r.oid, p.oid, 'execute')
    where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace)
    group by p.oid
  $$,
  array[
    'api.attach_session: service_role',
    'api.calculate_eligibility: service_role',
    'api.can_migrate: service_role',
    'api.client_dashboard: authenticated',
    'api.client_erase: authenticated',
    'api.client_export: authenticated',
    'api.client_prove_email: authenticated',
    'api.client_request_produit: authenticated',
    'api.client_set_consents: authenticated',
    'api.create_session: service_role',
    'api.delete_test_data: service_role',
    'api.erase_client: service_role',
    'api.migrate_session: service_role',
    'api.migration_failures: service_role',
    'api.migration_stats: service_role',
    'api.preview_migration: service_role',
    'api.questionnaire: service_role',
    'api.record_migration_failure: service_role',
    'api.save_responses: service_role',
    'api.session_data: service_role',
    'api.set_file_status: service_role',
    'api.take_slot: service_role',
    'api.undo_migration: service_role',
    'app.add_attempt: service_role',
    'app.amount_faults: nobody',
    'app.attachment_answer: service_role',
    'app.auth_user: service_role',
    'app.catalogue_faults: nobody',
    'app.catalogue_paths: nobody',
    'app.change_parameter: nobody',
    'app.check_auth_contract: nobody',
    'app.check_invariants: nobody',
    'app.choice_fault: service_role',
    'app.cleanup_expired_sessions: nobody',
    'app.cleanup_former_produits: nobody',
    'app.cleanup_migrated_responses: nobody',
    'app.cleanup_rate_slots: nobody',
    'app.complete_migration: service_role',
    'app.complete_sign_up: nobody',
    'app.component_faults: nobody',
    'app.conjuncts: nobody',
    'app.consent_faults: service_role',
    'app.copy_eligibilities: service_role',
    'app.copy_produits: nobody',
    'app.copy_questions: nobody',
    'app.count_attempt: service_role',
    'app.create_auth_user: service_role',
    'app.create_client: service_role',
    'app.current_ruleset: service_role',
    'app.delete_auth_user: service_role',
    'app.detach_session: service_role',
    'app.digest_token: service_role',
    'app.disable_sign_up_trigger: nobody',
    'app.doubt_changed_email: nobody',
    'app.draft_ruleset: nobody',
    'app.drop_exceeding_answers: service_role',
    'app.enable_sign_up_trigger: nobody',
    'app.ensure_client: service_role',
    'app.erase_client: service_role',
    'app.erase_own_account: authenticated',
    'app.estimate: service_role',
    'app.estimate_change: service_role',
    'app.evaluate_answers: service_role',
    'app.explain_amounts: service_role',
    'app.explain_findings: service_role',
    'app.failed_step: service_role',
    'app.failure_state: service_role',
    'app.fault_details: service_role',
    'app.find_session: service_role',
    'app.format_number: service_role',
    'app.freeze_migrated_session: nobody',
    'app.freeze_published_rules: nobody',
    'app.freeze_published_ruleset: nobody',
    'app.gate_faults: nobody',
    'app.has_kept_files: service_role',
    'app.has_moved: service_role',
    'app.has_worked_files: service_role',
    'app.is_email: service_role',
    'app.is_live_login: service_role',
    'app.is_login_by_mail: nobody',
    'app.is_password_login: nobody',
    'app.is_rule_path: nobody',
    'app.is_siren: service_role',
    'app.is_text_version: authenticated service_role',
    'app.keep_audit_events: nobody',
    'app.keep_published_rules: nobody',
    'app.keep_auth_user: service_role',
    'app.keep_session_counts: nobody',
    'app.lock_auth_user: service_role',
    'app.lock_migrated_session: service_role',
    'app.lock_session: service_role',
    'app.mark_session_migrated: service_role',
    'app.may_give_consents: nobody',
    'app.merge_plan: service_role',
    'app.migration_answer: service_role',
    'app.migration_statistics: service_role',
    'app.missing_answers: service_role',
    'app.move_session: service_role',
    'app.normal_email: service_role',
    'app.note_consents: service_role',
    'app.number_fault: service_role',
    'app.obstacle_to_attach: service_role',
    'app.obstacle_to_move: service_role',
    'app.own_record: authenticated',
    'app.parameter_faults: nobody',
    'app.parameters_read: nobody',
    'app.path_faults: nobody',
    'app.prefill_profile: service_role',
    'app.produit_faults: nobody',
    'app.produit_statistics: service_role',
    'app.profile_faults: service_role',
    'app.profile_field_faults: service_role',
    'app.prove_email: authenticated',
    'app.publish_ruleset: nobody',
    'app.question_faults: nobody',
    'app.questions_read: nobody',
    'app.questions_shown: service_role',
    'app.reading_faults: nobody',
    'app.recommendation: service_role',
    'app.refuse_ended_login: service_role',
    'app.refuse_expired: service_role',
    'app.refuse_given_up: service_role',
    'app.refuse_in_use: service_role',
    'app.refuse_incomplete: service_role',
    'app.refuse_invalid_sign_up: service_role',
    'app.refuse_late: service_role',
    'app.refuse_malformed: service_role',
    'app.refuse_no_failure: service_role',
    'app.refuse_migrated: service_role',
    'app.refuse_old_sign_in: nobody',
    'app.refuse_profile_faults: service_role',
    'app.refuse_signed_out: authenticated',
    'app.refuse_too_late_to_undo: service_role',
    'app.refuse_unknown_proof: service_role',
    'app.refuse_unproved: authenticated service_role',
    'app.reopen_session: service_role',
    'app.repeated_attachment: service_role',
    'app.repeated_migration: service_role',
    'app.response_faults: service_role',
    'app.results_digest: service_role',
    'app.return_session: service_role',
    'app.rule_documents: service_role',
    'app.save_simulation: service_role',
    'app.saved_answer: service_role',
    'app.schedule_jobs: nobody',
    'app.seconds_to_wait: service_role',
    'app.session_answers: service_role',
    'app.session_estimate: service_role',
    'app.session_progress: service_role',
    'app.session_shown: service_role',
    'app.session_statistics: service_role',
    'app.session_steps: service_role',
    'app.set_consents: authenticated',
    'app.signed_in_at: nobody',
    'app.signed_in_id: authenticated',
    'app.simulation_changes: authenticated',
    'app.slot_subject: service_role',
    'app.store_responses: service_role',
    'app.store_results: service_role',
    'app.take_over: nobody',
    'app.tenth_of: service_role',
    'app.text_faults: nobody',
    'app.today: service_role',
    'app.total_findings: service_role',
    'app.trimmed: service_role',
    'app.undo_period: service_role',
    'app.value_fault: service_role',
    'app.watch_auth_contract: nobody',
    'app.without_literals: nobody',
    'app.write_audit_event: service_role',
    'app.write_questions_shown: nobody'
  ],
  'who calls which function'
);

select set_eq(
  $$
    select c.oid::regclass || ': ' || r.name || ' ' || string_agg(v.name, ' ' order by v.name)
    from pg_class as c
    cross join personas as r
    cross join unnest(
      array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']
    ) as v (name)
    where c.relnamespace in ('app'::regnamespace, 'api'::regnamespace)
      and c.relkind in ('r', 'p', 'v', 'm') and has_table_privilege(r.oid, c.oid, v.name)
    group by c.oid, r.name
  $$,
  array[
    'app.audit_event: authenticated select',
    'app.audit_event: service_role insert select',
    'app.cleaned_sessions: service_role select',
    'app.client: authenticated select',
    'app.client: service_role insert select update',
    'app.client_produit_eligible: authenticated select',
    'app.client_produit_eligible: service_role insert select update',
    'app.criterion: service_role select',
    'app.former_produit: service_role insert select',
    'app.migration_failure: service_role insert select',
    'app.parameter: service_role select',
    'app.produit: service_role select',
    'app.question: service_role select',
    'app.question_option: service_role select',
    'app.rate_limit: service_role select',
    'app.rate_slot: service_role insert select update',
    'app.ruleset: service_role select',
    'app.savings_component: service_role select',
    'app.simulation: authenticated select',
    'app.simulation: service_role insert select',
    'app.standing_move: service_role select',
    'app.temporary_eligibility: service_role delete insert select',
    'app.temporary_response: service_role delete insert select update',
    'app.temporary_session: service_role delete insert select update'
  ],
  'who does what with which table'
);

select set_eq(
  $$
    select a.attrelid::regclass || '.' || a.attname || ': ' || r.name || ' '
      || lower(g.privilege_type)
    from pg_attribute as a, aclexplode(a.attacl) as g, personas as r
    where r.oid = g.grantee and a.attrelid in (
      select c.oid from pg_class as c
      where c.relnamespace in ('app'::regnamespace, 'api'::regnamespace)
    )
  $$,
  array[
    'app.audit_event.actor: authenticated insert',
    'app.audit_event.client_id: authenticated insert',
    'app.audit_event.details: authenticated insert',
    'app.audit_event.kind: authenticated insert',
    'app.client_produit_eligible.file_status: authenticated update',
    'app.client_produit_eligible.file_status_at: authenticated update',
    'app.client_produit_eligible.updated_at: authenticated update'
  ],
  'who writes which column alone'
);

select * from finish();
rollback;
