#!/bin/bash
# second_test - the program and test/second/verify.py, written from docs/LEDGER.md alone, say the
# same of every file: the vectors, an export of the demonstration, and files that were changed.
#
# FRJ names the program.  Runs in the root of the source tree.  A line a fact: ok or FAIL.
# CHECK_LONG=1 changes four times as many files.  KEEP=DIR keeps those on which the two differ.
set -u
frj=${FRJ:?FRJ must name the program}
root=$(mktemp -d) || exit 1
trap 'rm -rf "$root"' EXIT
unset FRJ_DATA FRJ_SHARE
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
times=1
[ -n "${CHECK_LONG:-}" ] && times=4

{
    "$frj" init --data "$root/demo" --demo && "$frj" ledger export "$root/demo.frjl" --data "$root/demo"
} >"$root/talk" 2>&1 || echo "FAIL the demonstration is exported: $(tail -n 3 "$root/talk")"
python3 test/second/compare.py "$frj" "$root/demo.frjl" "$times"
status=$?
python3 test/second/verify.py "$root/demo.frjl" >"$root/out"
if [ "$(head -n 1 "$root/out")" = whole ]; then
    echo 'ok   the second verifier calls the export of the demonstration whole'
else
    echo "FAIL the second verifier calls the export of the demonstration whole: $(cat "$root/out")"
    status=1
fi
exit $status
