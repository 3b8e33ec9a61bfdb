-- One line for each plpgsql function of app and api, for each table where it is a trigger: its name
-- and "ok", or what plpgsql_check finds in it.
set search_path = public, extensions;

select p.oid::regprocedure || coalesce(' on ' || t.tgrelid::regclass, '') || ' '
  || coalesce(string_agg(f.level || ': ' || f.message, '; '), 'ok')
from pg_proc as p
join pg_language as l on l.oid = p.prolang and l.lanname = 'plpgsql'
left join pg_trigger as t on t.tgfoid = p.oid
left join lateral plpgsql_check_function_tb(
  p.oid, coalesce(t.tgrelid, 0), fatal_errors => false, security_warnings => true
) as f on true
where p.pronamespace in ('app'::regnamespace, 'api'::regnamespace)
group by p.oid, t.tgrelid
order by 1;
