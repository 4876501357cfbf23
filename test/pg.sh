#!/bin/bash
# pg - runs a command beside a private PostgreSQL server: test/pg.sh COMMAND [ARGUMENT...]
#
# The server lives in a new folder under /tmp, listens on a Unix socket in it and nowhere else, and
# is gone afterwards.  It is durable as it comes: fsync stays on.  Two roles: frj_owner owns tables,
# frj_app works with them.  The command finds the folder of the socket in the environment: FRJ_PG.
# As root the server runs as the user postgres, for it refuses root.
set -u
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || { echo 'no PostgreSQL server here (package postgresql)' >&2; exit 77; }

home=$(mktemp -d /tmp/frj-pg-XXXXXX) || exit 1
as=
if [ "$(id -u)" = 0 ]; then
    chown postgres "$home" || exit 1
    as='runuser -u postgres --'
fi
chmod 755 "$home" # the socket is for all of this machine; the data folder inside is not

stop() {
    # shellcheck disable=SC2086
    (cd / && $as "$bin/pg_ctl" -D "$home/data" -m immediate -w stop) >/dev/null 2>&1
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP

# shellcheck disable=SC2086
{
    (cd / && $as "$bin/initdb" -D "$home/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 \
        && $as "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w -t 60 \
            -o "-k $home -c listen_addresses= -c max_connections=60" start) \
        && "$bin/psql" -h "$home" -U postgres -d postgres -v ON_ERROR_STOP=1 \
            -c 'CREATE ROLE frj_owner LOGIN' -c 'CREATE ROLE frj_app LOGIN' \
            -c 'CREATE DATABASE frj OWNER frj_owner'
} >"$home/start.log" 2>&1 || { cat "$home/start.log" "$home/log" >&2; exit 1; }
export FRJ_PG=$home FRJ_PG_BIN=$bin
"$@"
