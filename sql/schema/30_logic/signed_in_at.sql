create function app.signed_in_at()
returns timestamptz
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select to_timestamp(max((at #>> '{}')::numeric)::double precision)
    from jsonb_path_query(
      auth.jwt(), '$.amr[*] ? (@.method != "token_refresh").timestamp'
    ) as at
  );
end;
$$;

comment on function app.signed_in_at() is
'When the person behind this call last gave his password or a code, as his signed token says; a
token that was renewed since does not count. Null when it does not say.';
