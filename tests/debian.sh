#!/usr/bin/env bash
# The same SQL and the same pgTAP files on Debian's Postgres 15, with what the offline stack lacks:
# pg_prove, plpgsql_check, and a real pg_cron that fires.
# tests/debian.sh [--clock=2027-02-01]   with a clock, Postgres lives on that day, and cron is left out
set -euo pipefail
cd "$(dirname "$0")/.."

bin=/usr/lib/postgresql/15/bin
clock=${1:-}
clock=${clock#--clock=}

packages=(
  postgresql-15 postgresql-15-pgtap postgresql-15-cron postgresql-15-plpgsql-check
  libtap-parser-sourcehandler-pgtap-perl faketime
)
if ! dpkg -s "${packages[@]}" >/dev/null 2>&1; then
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -qq -y --no-install-recommends \
    "${packages[@]}" >/dev/null
fi

# Postgres refuses root.
as_server() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

cluster=$(as_server mktemp -d /tmp/tremplin-debian-XXXXXX)
stop() {
  as_server "$bin/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$cluster"
}
trap stop EXIT

as_server chmod 755 "$cluster"
as_server "$bin/initdb" -D "$cluster/data" -U supabase_admin -A trust -E UTF8 --locale=C.UTF-8 \
  >/dev/null
as_server tee -a "$cluster/data/postgresql.conf" >/dev/null <<CONFIGURATION
listen_addresses = ''
unix_socket_directories = '$cluster'
fsync = off
shared_preload_libraries = 'pg_cron'
cron.use_background_workers = on
max_worker_processes = 20
CONFIGURATION
on_the_day=()
if [ -n "$clock" ]; then
  # Not the faketime command itself, which waits for ever on a daemon.
  on_the_day=(
    env LD_PRELOAD="$(ls /usr/lib/*/faketime/libfaketime.so.1)" DONT_FAKE_MONOTONIC=1
    FAKETIME="+$(($(date -d "$clock 12:00 UTC" +%s) - $(date +%s)))"
  )
fi
as_server "${on_the_day[@]}" "$bin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w start >/dev/null

export PGHOST=$cluster PGDATABASE=postgres PGOPTIONS='-c client_min_messages=warning'
admin() { psql -X -q -v ON_ERROR_STOP=1 -U supabase_admin "$@"; }
owner() { psql -X -q -v ON_ERROR_STOP=1 -U postgres "$@"; }

admin -1 -f local/bootstrap.sql
# As a Supabase project has them: there the platform creates extensions on the owner's behalf.
admin <<'EXTENSIONS'
create extension pgtap schema extensions;
create extension plpgsql_check schema extensions;
create extension pg_cron;
grant usage on schema cron to postgres;
EXTENSIONS
for migration in supabase/migrations/*.sql; do owner -1 -f "$migration" >/dev/null; done

passed=0
failed=0
count() {
  passed=$((passed + $1))
  failed=$((failed + $2))
}

# Counts TAP; a file that breaks off fails even when each line it printed is ok.
prove() {
  local tap
  if tap=$(pg_prove -U postgres --verbose --nocolor --ext .sql --recurse tests/db 2>&1); then
    count "$(grep -c '^ok ' <<<"$tap")" 0
  else
    grep -E '^(not ok |# |psql:|tests/.*Wstat|  |Files=)' <<<"$tap"
    count "$(grep -c '^ok ' <<<"$tap")" "$(grep -cE '^not ok |Bad plan|exited' <<<"$tap")"
  fi
}

# One assertion for each function, once for each table that a trigger function serves.
check_plpgsql() {
  local findings checked
  findings=$(admin -At -f tests/debian/plpgsql_check.sql)
  checked=$(grep -c . <<<"$findings" || true)
  echo "$findings" | grep -v ' ok$' || true
  count "$(grep -c ' ok$' <<<"$findings")" "$((checked - $(grep -c ' ok$' <<<"$findings")))"
}

value() { owner -At -c "$1"; }

assert() {
  if [ "$2" = "$3" ]; then count 1 0; else
    echo "not ok: $1: expected $2, got $3"
    count 0 1
  fi
}

# pg_cron 1.4 fires on the minute, so this takes up to one.
check_cron() {
  local jobs="from cron.job where command ~ 'cleanup_expired_sessions' and active"
  assert 'postgres has one cleanup job' postgres "$(value "select string_agg(username, ',') $jobs")"
  assert 'and one daily look at Auth' '17 3 * * *' "$(value "
    select schedule from cron.job where command = 'select app.watch_auth_contract()' and active")"
  assert 'and five in all, also when they are scheduled again' 5 "$(owner -At \
    -c 'select app.schedule_jobs()' -c 'select count(*) from cron.job' | tail -1)"
  owner -f tests/debian/sessions_for_cron.sql
  admin -c "update cron.job set schedule = '* * * * *' where command ~ 'cleanup_expired_sessions'"
  for _ in $(seq 75); do
    [ "$(value "select count(*) from app.temporary_session where source = 'expired'")" = 1 ] || break
    sleep 1
  done
  assert 'only the expired session went' alive,expired-migrated "$(value "
    select string_agg(source, ',' order by source) from app.temporary_session
    where source in ('alive', 'expired', 'expired-migrated')")"
  assert 'cron says it succeeded' t "$(value "
    select bool_and(status = 'succeeded') from cron.job_run_details
    where command ~ 'cleanup_expired_sessions' and end_time is not null")"
}

echo "pgTAP under pg_prove on Postgres 15 ${clock:+on $clock}"
prove
if [ -n "$clock" ]; then
  assert 'Postgres lives on that day' "$clock" "$(value 'select current_date')"
else
  echo "plpgsql_check"
  check_plpgsql
  echo "The cleanup job on pg_cron"
  check_cron
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
