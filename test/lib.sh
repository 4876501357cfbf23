# lib - what the tests of the command line share; they source it from the root of the source tree.
#
# FRJ names the program.  A folder of its own is $root, gone at the end.  A line a fact: ok or FAIL;
# the test ends with `exit $failed`.
# shellcheck shell=bash
# shellcheck disable=SC2034 # its readers are who source this
set -u
frj=${FRJ:?FRJ must name the program}
root=$(mktemp -d) || exit 1
trap 'rm -rf "$root"' EXIT
out=$root/out
talk=$root/talk
vectors=test/vectors/frj-ledger
under=() # the first words of every command that says runs
failed=0
unset FRJ_DATA FRJ_SHARE FRJ_KEYS
export LC_ALL=C.UTF-8

verdict() { # SENTENCE PROBLEM
    if [ -z "$2" ]; then
        echo "ok   $1"
    else
        echo "FAIL $1: $2: $(head -c 600 "$out" "$talk" | tr '\n' '|')"
        failed=1
    fi
}

# says SENTENCE CODE PATTERN WORD...: frj WORD... exits so, and the pattern is in what it printed
# or said.
says() {
    local sentence=$1 code=$2 pattern=$3 got
    shift 3
    "$frj" "${under[@]}" "$@" >"$out" 2>"$talk" </dev/null
    got=$?
    if [ $got != "$code" ]; then
        verdict "$sentence" "exit code $got, not $code"
    elif ! cat "$out" "$talk" | grep -qe "$pattern"; then
        verdict "$sentence" "does not say $pattern"
    else
        verdict "$sentence" ''
    fi
}

same() { # SENTENCE EXPECTED GOT
    [ "$2" = "$3" ] && verdict "$1" '' || verdict "$1" "got $3, not $2"
}
