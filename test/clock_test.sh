#!/bin/bash
# clock_test - the machine's clock jumps forward and backward, or stands still (faketime).
#
# 40 scripts of jumps, from one second to ten years either way: on each the real program adds
# persons, one after a jump.  The time of entry never falls, every act is recorded, the record
# verifies; a clock that lies far behind the record is told.  FRJ names the program.
set -u
export LC_ALL=C.UTF-8
unset FRJ_DATA FRJ_SHARE FRJ_KEYS
frj=${FRJ:?FRJ must name the program}
scripts=40
[ "${CHECK_LONG:-}" ] && scripts=200
root=$(mktemp -d) || exit 1
trap 'rm -rf "$root"' EXIT
failed=0

verdict() { # SENTENCE PROBLEM
    if [ -z "$2" ]; then
        echo "ok   $1"
    else
        echo "FAIL $1: $2"
        failed=1
    fi
}

library=$(ls /usr/lib/*/faketime/libfaketime.so.1 2>/dev/null | head -n 1)
if [ -z "$library" ]; then
    echo 'FAIL the clock jumps: SKIPPED, no libfaketime here (package faketime)'
    exit 1
fi

# at SHIFT COMMAND...: with the clock moved by so many seconds; 'stop' stands still in 2026.
at() {
    local shift=$1
    shift
    case $shift in
    stop) shift='2026-11-25 09:00:00' ;;
    *) shift=$(printf '%+d' "$shift") ;;
    esac
    env LD_PRELOAD="$library" FAKETIME="$shift" FAKETIME_DONT_FAKE_MONOTONIC=1 "$@"
}

RANDOM=20221125
sizes=(1 30 60 3600 86400 604800 2592000 31536000 315360000)
jump() { # a jump of one of the sizes, either way, or a stop
    local size=${sizes[RANDOM % ${#sizes[@]}]}
    case $((RANDOM % 5)) in
    0) echo stop ;;
    1 | 2) echo "$size" ;;
    *) echo "-$size" ;;
    esac
}

# Times of entry as they stand in the record, first to last.
times() { "$frj" ledger tail --count 100 --data "$1" --json | sed -n 's/.*"at": "\(.*\)".*/\1/p'; }

cp_whole() { cp -a "$root/whole" "$1"; }

TZ=UTC "$frj" init --data "$root/whole" --name 示范区 >/dev/null 2>"$root/talk" \
    || { echo "FAIL init: $(cat "$root/talk")"; exit 1; }
begun=$(times "$root/whole" | wc -l)

script() { # NUMBER: prints what is wrong with it
    local place=$root/s$1 i shift jumps=
    cp_whole "$place"
    for i in 1 2 3 4; do
        shift=$(jump)
        jumps="$jumps $shift"
        at "$shift" "$frj" person add --data "$place" --name "陈某某$i" >/dev/null 2>"$root/talk" \
            || echo "after$jumps: $(cat "$root/talk")"
    done
    [ "$(times "$place" | wc -l)" = $((begun + 4)) ] || echo "after$jumps: not all is there"
    times "$place" | LC_ALL=C sort -c 2>&1 | sed "s/^/after$jumps: /"
    "$frj" ledger verify --deep --data "$place" >/dev/null 2>"$root/talk" \
        || echo "after$jumps: $(cat "$root/talk")"
    rm -rf "$place"
}

wrong=$(for ((s = 0; s < scripts; s++)); do RANDOM=$((s + 1)); script $s; done | head -n 5)
verdict "the clock jumps $((scripts * 4)) times, and no time of entry falls" "$wrong"

# --- what is told -------------------------------------------------------------------------------

told() { # SENTENCE yes|no SHIFT
    local got=no
    at "$3" "$frj" person add --data "$root/t" --name 赵某某 >/dev/null 2>"$root/talk"
    grep -q '时钟' "$root/talk" && got=yes
    verdict "$1" "$([ $got = "$2" ] || cat "$root/talk")"
}
cp_whole "$root/t"
told 'a clock that goes right is not spoken of' no 60
told 'a clock some seconds behind the record is not spoken of' no 50
told 'a clock hours behind the record is told' yes -7200
told 'a clock that jumps ten years forward is told' yes 315360000
told 'and so is the right clock after it, as long as the record is ahead' yes 60
exit $failed
