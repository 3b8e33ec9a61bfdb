begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

create function pg_temp.takes_over(login text, why text)
returns text
language plpgsql
as $$
declare
  v_answer jsonb;
begin
  begin
    perform tests.act_as_login_by('otp', tests.client('durand'));
    v_answer := api.client_prove_email(takes_over.login);
    raise exception using errcode = 'UNDO0';
  exception when others then
    if sqlstate <> 'UNDO0' then
      raise;
    end if;
  end;
  return is((v_answer ->> 'has_password')::boolean, false, takes_over.why);
end;
$$;

select tests.given_unproved('durand');
select tests.given_client('morel');
create temporary table login as
select
  tests.given_login_by('otp', tests.client('durand')) as by_code,
  tests.given_login_by('password', tests.client('morel')) as of_another,
  tests.given_login_by('password', tests.client('durand')) as over;
grant select on login to public;
update auth.sessions set not_after = now() - interval '1 second'
where id::text = (select l.over from login as l);

select pg_temp.takes_over(null, 'none is shown');
select pg_temp.takes_over(
  md5('login of ' || tests.client('durand'))::uuid::text, 'the login that gives the proof'
);
select pg_temp.takes_over((select l.by_code from login as l), 'another login by a code');
select pg_temp.takes_over((select l.of_another from login as l), 'a login of somebody else');
select pg_temp.takes_over((select l.over from login as l), 'one that has ended');
select pg_temp.takes_over(gen_random_uuid()::text, 'one that never was');
select pg_temp.takes_over('marker@example.org', 'what is no login at all');
select pg_temp.takes_over(repeat('a', 10000), 'nor is a long one');

select * from finish();
rollback;
