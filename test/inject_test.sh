#!/bin/bash
# inject_test - each system call of a command fails in turn: input/output error, no space, killed.
#
# strace makes the n-th call of a kind fail in the real program (and in the notary it starts), for
# every n until the command no longer makes so many.  What the exit code said must be so; the same
# command with the same key then ends well and leaves exactly one event; the record verifies.
# FRJ names the program.  CHECK_LONG: more commands, every fault at every call.
set -u
export LC_ALL=C.UTF-8
unset FRJ_DATA FRJ_SHARE FRJ_KEYS
export FRJ=${FRJ:?FRJ must name the program}
KEY=00000000000000000000000000000007

# --- the commands: each on a folder of its own, $1 ----------------------------------------------

act_add() { "${strace[@]}" "$FRJ" person add --data "$1/d" --handle chen --name 陈某某 --key $KEY --json; }
act_unit() { "${strace[@]}" "$FRJ" unit add --data "$1/d" --handle zhujian --name 住建局 --key $KEY --json; }
act_rebuild() { "${strace[@]}" "$FRJ" rebuild --data "$1/d" --json; }
act_export() { rm -f "$1/out" && "${strace[@]}" "$FRJ" ledger export "$1/out" --data "$1/d" --json; }
act_backup() { rm -rf "$1/out" && "${strace[@]}" "$FRJ" backup create "$1/out" --data "$1/d" --json; }

size_of() { "$FRJ" ledger verify --data "$1/d" --json 2>>"$1/talk" | sed -n 's/.*"size": *\([0-9]*\).*/\1/p'; }

# --- one point ----------------------------------------------------------------------------------

# What the exit code of the faulty run says about the record, against what the retry finds.
honest() { # CODE REPEATED
    case $1 in
    0) [ "$2" = true ] ;;                   # acknowledged, so it is there
    75 | 137) [ "$2" = true ] || [ "$2" = false ] ;; # not known
    *) [ "$2" = false ] ;;                  # said not to be done, so it is not there
    esac
}

point() { # COMMAND SYSCALL FAULT WHEN: prints a letter, or a line "FAIL ..."
    local dir code again size repeated
    dir=$(mktemp -d "$INJECT_ROOT/p-XXXXXX") && cp -a "$INJECT_ROOT/whole/d" "$dir/d" || exit 1
    strace=(strace -f -qq -o "$dir/calls" -e "trace=$2" -e "inject=$2:$3:when=$4")
    act_"$1" "$dir" >"$dir/said" 2>"$dir/talk"
    code=$?
    strace=()
    if ! grep -q 'INJECTED\|killed by SIGKILL' "$dir/calls"; then
        echo "past $1 $2 $3"
        rm -rf "$dir"
        return
    fi
    act_"$1" "$dir" >"$dir/again" 2>>"$dir/talk"
    again=$?
    repeated=$(sed -n 's/.*"repeated": *\([a-z]*\).*/\1/p' "$dir/again")
    size=$(size_of "$dir")
    if [ $again != 0 ] || [ "$size" != "$(cat "$INJECT_ROOT/size-$1")" ]; then
        echo "FAIL $1, $2 $3 $4: exit $code, then $again, size $size: $(tail -n 2 "$dir/talk" | tr '\n' '|')"
    elif [ -n "$repeated" ] && ! honest $code "$repeated"; then
        echo "FAIL $1, $2 $3 $4: exit $code, and the retry says repeated=$repeated: $(head -n 1 "$dir/talk")"
    else
        echo "good $1 $2 $3"
        rm -rf "$dir"
    fi
}

# Every n from 1 until it is not reached.
points() { # COMMAND SYSCALL FAULT SUFFIX
    local n said
    for ((n = 1; n < 1000; n++)); do
        said=$(point "$1" "$2" "$3" "$n${4:-}")
        [[ $said == past* ]] && break
        echo "$said"
    done
}

if [ "${1:-}" = --points ]; then
    shift
    points "$@"
    exit
fi

# --- all of them --------------------------------------------------------------------------------

if ! command -v strace >/dev/null; then
    echo 'FAIL faults are injected into system calls: SKIPPED, no strace here (package strace)'
    exit 1
fi
INJECT_ROOT=$(mktemp -d /tmp/frj-inject-XXXXXX) || exit 1
export INJECT_ROOT
trap 'rm -rf "$INJECT_ROOT"' EXIT
if ! strace -qq -o /dev/null -e inject=fsync:error=EIO:when=1 true 2>"$INJECT_ROOT/why"; then
    echo "ok   SKIPPED faults are injected into system calls: $(head -n 1 "$INJECT_ROOT/why")"
    exit 0 # where tracing is refused, fault_test and kill_test are what is left
fi

whole() { # the instance every point begins with, and the size after each command
    local command strace=()
    mkdir "$INJECT_ROOT/whole"
    "$FRJ" init --data "$INJECT_ROOT/whole/d" --name 示范区 >"$INJECT_ROOT/init" 2>&1 || return 1
    for command in "$@"; do
        rm -rf "$INJECT_ROOT/try"
        mkdir "$INJECT_ROOT/try"
        cp -a "$INJECT_ROOT/whole/d" "$INJECT_ROOT/try/d"
        act_"$command" "$INJECT_ROOT/try" >"$INJECT_ROOT/try/out.txt" 2>"$INJECT_ROOT/try/talk" \
            || { cat "$INJECT_ROOT/try/talk"; return 1; }
        size_of "$INJECT_ROOT/try" >"$INJECT_ROOT/size-$command"
    done
}

writes='pwrite64 fdatasync fsync ftruncate'
names='openat rename,renameat,renameat2 unlink,unlinkat'
plan() {
    local call fault
    for call in $writes $names; do
        for fault in error=EIO error=ENOSPC signal=KILL; do
            echo "add $call $fault"
        done
    done
    for call in $writes; do
        echo "add $call error=EIO +"
        echo "add $call error=ENOSPC +"
        echo "rebuild $call signal=KILL"
        echo "rebuild $call error=EIO"
        echo "export $call error=EIO"
        echo "backup $call error=EIO"
        echo "backup $call signal=KILL"
    done
    [ "${CHECK_LONG:-}" ] || return
    for call in $writes $names; do
        for fault in error=EIO error=ENOSPC signal=KILL; do
            echo "unit $call $fault"
            echo "unit $call $fault +"
            echo "rebuild $call $fault +"
            echo "backup $call $fault +"
            echo "export $call $fault +"
        done
    done
}

if ! whole add unit rebuild export backup; then
    echo 'FAIL the commands do not work without faults'
    exit 1
fi
plan | xargs -P "$(nproc)" -L 1 bash "$0" --points >"$INJECT_ROOT/log" 2>&1
grep '^FAIL' "$INJECT_ROOT/log" | head -n 40
odd=$(grep -vc '^good ' "$INJECT_ROOT/log")
good=$(grep -c '^good ' "$INJECT_ROOT/log")
syncs=$(grep -c '^good .*sync error' "$INJECT_ROOT/log")
sed 's/ error=.*\| signal=.*//' "$INJECT_ROOT/log" | sort | uniq -c | sed 's/^/     /'
if [ "$odd" != 0 ] || [ "$good" -lt 600 ]; then
    grep -v '^good \|^FAIL' "$INJECT_ROOT/log" | head -n 5
    echo "FAIL of the points, $good of them good, $odd are not"
    exit 1
fi
echo "ok   whatever system call fails, what is acknowledged is there and a retry does it once ($good points)"
echo "ok   after an error at any sync the answer is honest ($syncs points)"
