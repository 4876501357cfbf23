#!/bin/bash
# pg_cluster - runs a command beside three PostgreSQL servers: test/pg_cluster.sh COMMAND [ARGUMENT...]
#
# a is the primary; b and c stream from it over Unix sockets, and a commit waits for one of them
# (ANY 1).  All is durable as it comes and gone afterwards.  The command finds FRJ_CLUSTER, the
# folder of the folders a, b, c (data, socket, log), and FRJ_PG_BIN; it may run this file again as
#   pg_cluster.sh --lose NODE kill|stop   the node's processes are killed, or stopped where they are
#   pg_cluster.sh --promote NODE          the best of the others than NODE is the primary: its name
#   pg_cluster.sh --join NODE PRIMARY     the node is made anew as a standby of the primary
#   pg_cluster.sh --wake NODE             a stopped node goes on; a killed one starts as it was
set -u
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || { echo 'no PostgreSQL server here (package postgresql)' >&2; exit 77; }
as=
[ "$(id -u)" = 0 ] && as='runuser -u postgres --'

as_server() { # COMMAND...
    # shellcheck disable=SC2086
    (cd / && $as "$@")
}

sql() { # NODE SQL
    "$bin/psql" -h "$home/$1" -U postgres -d postgres -v ON_ERROR_STOP=1 -AtX -c "$2"
}

start() { # NODE
    as_server "$bin/pg_ctl" -D "$home/$1/data" -l "$home/$1/log" -w -t 60 \
        -o "-k $home/$1 -c listen_addresses=" start >/dev/null
}

stream_from() { # NODE PRIMARY
    echo "primary_conninfo = 'host=$home/$2 user=postgres application_name=$1'"
}

join_node() { # NODE PRIMARY: from a copy of the primary
    as_server rm -rf "$home/$1/data"
    as_server "$bin/pg_basebackup" -h "$home/$2" -U postgres -D "$home/$1/data" -c fast -X stream \
        --no-sync || return 1
    as_server touch "$home/$1/data/standby.signal"
    as_server sh -c "echo \"$(stream_from "$1" "$2")\" >>'$home/$1/data/postgresql.auto.conf'"
    start "$1"
}

pids_of() { # NODE: the server and its children
    local server
    server=$(head -n 1 "$home/$1/data/postmaster.pid" 2>/dev/null) || return 1
    echo "$server"
    ps -o pid= --ppid "$server"
}

lose() { # NODE kill|stop
    local signal=KILL
    [ "$2" = stop ] && signal=STOP
    pids_of "$1" >"$home/$1/lost"
    # shellcheck disable=SC2046
    kill -$signal $(cat "$home/$1/lost") 2>/dev/null
    return 0
}

wake() { # NODE
    # shellcheck disable=SC2046
    kill -CONT $(cat "$home/$1/lost") 2>/dev/null && return
    start "$1"
}

end_node() { # NODE: whatever state it is in
    [ -s "$home/$1/data/postmaster.pid" ] || return 0
    # shellcheck disable=SC2046
    kill -KILL $(pids_of "$1") $(cat "$home/$1/lost" 2>/dev/null) 2>/dev/null
    as_server rm -f "$home/$1/data/postmaster.pid" "$home/$1/.s.PGSQL.5432.lock"
}

promote() { # LOST: the standby that has received most is promoted, the other one follows it
    local node best='' most='' far other
    for node in a b c; do
        [ "$node" = "$1" ] && continue
        far=$(sql "$node" "SELECT lpad(to_hex((pg_last_wal_receive_lsn() - '0/0')::bigint), 16, '0')")
        if [[ "$far" > "$most" ]]; then
            other=$best best=$node most=$far
        else
            other=$node
        fi
    done
    sql "$best" 'SELECT pg_promote(true, 30)' >/dev/null || return 1
    as_server sh -c "echo \"$(stream_from "$other" "$best")\" >>'$home/$other/data/postgresql.auto.conf'"
    sql "$other" 'SELECT pg_reload_conf()' >/dev/null
    echo "$best"
}

if [[ "${1:-}" == --* ]]; then
    home=$FRJ_CLUSTER
    case $1 in
    --lose) lose "$2" "$3" ;;
    --promote) promote "$2" ;;
    --join) end_node "$2"; join_node "$2" "$3" ;;
    --wake) wake "$2" ;;
    esac
    exit
fi

home=$(mktemp -d /tmp/frj-cluster-XXXXXX) || exit 1
finish() {
    for node in a b c; do end_node $node; done
    rm -rf "$home"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

make() {
    mkdir "$home/a" "$home/b" "$home/c" || return 1
    [ "$as" ] && chown postgres "$home" "$home/a" "$home/b" "$home/c"
    chmod 755 "$home" "$home/a" "$home/b" "$home/c"
    as_server "$bin/initdb" -D "$home/a/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 || return 1
    as_server sh -c "cat >>'$home/a/data/postgresql.conf'" <<END
synchronous_standby_names = 'ANY 1 (a, b, c)'
wal_retrieve_retry_interval = 100ms
max_connections = 30
shared_buffers = 16MB
END
    start a || return 1
    sql a "SET synchronous_commit = local; CREATE ROLE frj_owner LOGIN; CREATE ROLE frj_app LOGIN"
    sql a "ALTER SYSTEM SET synchronous_commit = on" || return 1
    PGOPTIONS='-csynchronous_commit=local' sql a 'CREATE DATABASE frj OWNER frj_owner' || return 1
    join_node b a && join_node c a
}
make >"$home/start.log" 2>&1 || { cat "$home/start.log" "$home"/?/log >&2; exit 1; }
export FRJ_CLUSTER=$home FRJ_PG_BIN=$bin
"$@"
