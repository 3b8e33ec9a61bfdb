create function app.refuse_old_sign_in()
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if coalesce(app.signed_in_at(), '-infinity') < now() - interval '15 minutes' then
    raise exception using errcode = 'PT403', message = 'sign_in_too_old',
      hint = 'Sign in again, by password or code, and call within 15 minutes.';
  end if;
end;
$$;

comment on function app.refuse_old_sign_in() is
'Stops what a browser that was left open must not do. Errors: PT403 sign_in_too_old.';
