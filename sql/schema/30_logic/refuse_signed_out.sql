create function app.refuse_signed_out()
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if app.signed_in_id() is null then
    raise exception using errcode = 'PT401', message = 'unauthorized',
      hint = 'This login has ended: sign in again.';
  end if;
end;
$$;

comment on function app.refuse_signed_out() is
'The first line of whatever a client calls: stops a token that outlives its login, as
app.signed_in_id() says. Errors: PT401 unauthorized.';

grant execute on function app.refuse_signed_out() to authenticated;
