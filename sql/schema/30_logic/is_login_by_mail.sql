create function app.is_login_by_mail()
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_path_exists(auth.jwt(), '$.amr[*] ? (@.method == "otp")')
    and coalesce(auth.jwt() ->> 'phone', '') = '';
end;
$$;

comment on function app.is_login_by_mail() is
'Whether the login of this call was opened by a code that Auth mailed, as its signed token says: a
code for a new password, for a new account or asked for in the client area. A user who has a phone
may have had the code there, which proves nothing of the address.';
