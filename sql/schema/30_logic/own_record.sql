-- With its owner's rights: what is held about a client where he has no right to read himself. Whole
-- rows of ours, so that a column that is added later is told too; of Auth's what is named here, for
-- others of its columns are secrets.
create function app.own_record()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_client_id uuid := app.signed_in_id();
begin
  return jsonb_build_object(
    'login', (
      select jsonb_object_agg(f.key, f.value)
      from auth.users as u
      cross join jsonb_each(to_jsonb(u)) as f
      where u.id = v_client_id and f.key = any (array[
        'id', 'email', 'email_confirmed_at', 'phone', 'phone_confirmed_at', 'created_at',
        'updated_at', 'last_sign_in_at', 'confirmation_sent_at', 'recovery_sent_at',
        'email_change', 'email_change_sent_at', 'raw_user_meta_data', 'raw_app_meta_data'
      ])
    ),
    'identities', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'provider', i.provider, 'identity_data', i.identity_data, 'created_at', i.created_at,
          'last_sign_in_at', i.last_sign_in_at
        )
        order by i.created_at, i.provider
      ), '[]')
      from auth.identities as i
      where i.user_id = v_client_id
    ),
    'logins', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'created_at', l.created_at, 'refreshed_at', l.refreshed_at, 'ip', l.ip,
          'user_agent', l.user_agent
        )
        order by l.created_at, l.id
      ), '[]')
      from auth.sessions as l
      where l.user_id = v_client_id
    ),
    'sessions', (
      select coalesce(jsonb_agg(
        to_jsonb(s) - array['client_id', 'token_digest', 'results_digest', 'results', 'totals']
          || jsonb_build_object(
            'responses', (
              select coalesce(jsonb_agg(to_jsonb(r) - 'session_id' order by r.question), '[]')
              from app.temporary_response as r
              where r.session_id = s.id
            ),
            'eligibilities', (
              select coalesce(jsonb_agg(to_jsonb(e) - 'session_id' order by e.produit), '[]')
              from app.temporary_eligibility as e
              where e.session_id = s.id
            ),
            'former_produits', (
              select coalesce(jsonb_agg(to_jsonb(f) - 'session_id' order by f.produit), '[]')
              from app.former_produit as f
              where f.session_id = s.id
            ),
            'failures', (
              select coalesce(jsonb_agg(
                to_jsonb(f) - array['session_id', 'client_id'] order by f.id
              ), '[]')
              from app.migration_failure as f
              where f.session_id = s.id
            )
          )
        order by s.created_at, s.id
      ), '[]')
      from app.temporary_session as s
      where s.client_id = v_client_id
    ),
    'failures', (
      select coalesce(jsonb_agg(to_jsonb(f) - 'client_id' order by f.id), '[]')
      from app.migration_failure as f
      where f.client_id = v_client_id and not exists (
        select from app.temporary_session as s
        where s.id = f.session_id and s.client_id = v_client_id
      )
    )
  );
end;
$$;

comment on function app.own_record() is
'What Auth and the temporary tables hold about the signed-in client: the login, its identities, when
and from where it is signed in, each session that he has with its times, answers, findings, former
products and failures, and failures to attach one that he does not have. Without secrets, and
without the results that his simulations repeat.
Returns { login, identities, logins, sessions, failures }.';

grant execute on function app.own_record() to authenticated;
