-- What visitors type reaches Postgres as parameters of PostgREST. Whoever has statements logged, to
-- find a slow one, must not have it logged with them. Nor may an error quote it: ours do not, but
-- Postgres adds as context the text that its JSON parser stumbled over. What a database lets its
-- owner not decide, it says when the schema migration runs; docs/operations.md has the rest.
do $$
declare
  v_setting text;
begin
  foreach v_setting in array array[
    'log_parameter_max_length = 0',
    'log_parameter_max_length_on_error = 0',
    'auto_explain.log_parameter_max_length = 0',
    'log_error_verbosity = terse'
  ] loop
    begin
      execute 'alter role authenticator set ' || v_setting;
    exception
      when others then
        raise notice 'authenticator goes without %: %', v_setting, sqlerrm;
    end;
  end loop;
end;
$$;
