#!/bin/bash
# backup_test - frj backup and frj restore as typed: words, exit codes, kill -9, a full disk.
#
# Runs in the root of the source tree, FRJ names the program: test/lib.sh.
# CHECK_LONG kills more often.
. test/lib.sh
mounted=
trap '[ "$mounted" ] && umount "$mounted"; rm -rf "$root"' EXIT
kills=25
[ "${CHECK_LONG:-}" ] && kills=250

gone() { # SENTENCE PATH...
    local sentence=$1 left=
    shift
    for path in "$@"; do [ -e "$path" ] && left="$left $path"; done
    verdict "$sentence" "${left:+is there: $left}"
}

# ---- the words --------------------------------------------------------------------------------

live=$root/live
a=$root/a.frjb
"$frj" init --data "$live" --demo >"$out" 2>"$talk" || verdict 'a demo district to back up' 'init'
says 'a backup needs a name' 2 '要写明备份到哪个文件' backup create --data "$live"
says 'create says what was written and how it comes back' 0 '恢复：frj restore' \
    backup create "$a" --data "$live"
says 'and overwrites nothing' 7 '不会覆盖' backup create --to "$a" --data "$live"
says 'a folder that is not there is said' 8 '没有这个文件' \
    backup create "$root/none/a.frjb" --data "$live"
says 'verify reads every entry' 0 '逐条从内容验算，全部相符（演示）' backup verify "$a"
says 'in JSON too' 0 '"missing": 0' backup verify "$a" --json
says 'a folder is no backup' 2 '是文件夹，不是备份文件' backup verify "$live"
says 'a living database is no backup' 2 '不是备份' backup verify "$live/frj.db"
says 'another file is no backup' 5 '不是 frj 的备份' backup verify README.md
says 'a backup is no folder of data' 4 'frj restore' matter list --data "$a"
says 'restore says what comes next' 0 '停用原来的一份' restore "$a" --data "$root/r"
says 'what was restored verifies deep' 0 '查询用的表重做核对' ledger verify --deep --data "$root/r"
says 'an instance there is not touched' 7 '已经有 frj 的数据' restore "$a" --data "$root/r"
mkdir "$root/full" && touch "$root/full/x"
says 'nor another folder with something in it' 7 '不是空文件夹' restore "$a" --data "$root/full"
"$frj" ledger export "$root/live.frjl" --data "$live" >"$out" 2>"$talk"
"$frj" ledger export "$root/r.frjl" --data "$root/r" >"$out" 2>"$talk"
cmp "$root/live.frjl" "$root/r.frjl" >"$out" 2>&1
verdict 'an export of it is the same, byte for byte' "$(head -c 200 "$out")"

# ---- a lost tail ------------------------------------------------------------------------------

"$frj" person add --handle hou --name 陈某某 --party-member 1 --data "$live" >"$out" 2>"$talk"
"$frj" ledger export "$root/later.frjl" --data "$live" >"$out" 2>"$talk"
# The last checkpoint of an export begins after its last empty line; the first is that of SHA-256.
awk '/^$/ { n++ } n == 1 && !/^$/' "$root/later.frjl" >"$root/later.txt"
more=$(($(sed -n 2p "$root/later.txt") - $("$frj" backup verify "$a" --json | sed -n 's/.*"size": \([0-9]*\).*/\1/p')))
says 'a later checkpoint says how many are missing' 5 "缺少末尾$more条（检查点有" \
    backup verify "$a" --checkpoint "$root/later.txt"
says 'and restores them with its own exit code' 1 "缺少末尾$more条（检查点有" \
    restore "$a" --data "$root/short" --checkpoint "$root/later.txt"
says 'to an instance that verifies' 0 '全部相符' ledger verify --data "$root/short"
says 'which the checkpoint still tells is short' 5 '缺了末尾' \
    ledger verify --data "$root/short" --checkpoint "$root/later.txt"
sed '3s/^..../AAAA/; 2s/.*/9/' "$root/later.txt" >"$root/fork.txt"
says 'another history is refused' 5 '与检查点不符' \
    restore "$a" --data "$root/fork" --checkpoint "$root/fork.txt"
gone 'and nothing is made' "$root/fork" "$root/fork.part"
head -c 300000 "$a" >"$root/cut.frjb"
says 'half a backup is refused' 5 '损坏' restore "$root/cut.frjb" --data "$root/cut"
gone 'and nothing is made of it' "$root/cut" "$root/cut.part"

# ---- life after a lost tail ---------------------------------------------------------------------

# A record with keys of its own: its notary signed more than the backup has, and signs no other tree.
qu=$root/qu
"$frj" init --data "$qu" --name 某某区 --log-name qu.example >"$out" 2>"$talk"
"$frj" backup create "$root/qu.frjb" --data "$qu" >"$out" 2>"$talk"
"$frj" person add --handle hou --name 陈某某 --party-member 1 --data "$qu" >"$out" 2>"$talk"
"$frj" ledger checkpoint --data "$qu" >"$root/qu.txt" 2>"$talk"
says 'the tail of a signed record is missed' 1 '缺少末尾1条' \
    restore "$root/qu.frjb" --data "$root/qu2" --checkpoint "$root/qu.txt"
gone 'keys are not in a backup' "$root/qu2/keys"
cp -r "$qu/keys" "$root/qu2/keys"
"$frj" person add --handle bie --name 王某某 --party-member 1 --data "$root/qu2" >"$out" 2>"$talk"
says 'the old keys sign no other record' 5 '永远停止' ledger sign --data "$root/qu2"
rm -r "$root/qu2"
"$frj" restore "$root/qu.frjb" --data "$root/qu2" >"$out" 2>"$talk"
cp -r "$qu/keys" "$root/qu2/keys"
says 'keys are not used for another log' 7 '不能换' \
    log reopen --data "$root/qu2" --checkpoint "$root/qu.txt"
says 'an empty checkpoint is none' 2 '检查点文件是空的' \
    log reopen --data "$root/qu2" --checkpoint /dev/null --keys "$root/qu2/keys2"
says 'the record goes on under its next name' 0 'qu.example/frj/2' \
    log reopen --data "$root/qu2" --checkpoint "$root/qu.txt" --keys "$root/qu2/keys2"
says 'which is signed with the new keys' 0 '' ledger sign --data "$root/qu2" --keys "$root/qu2/keys2"
says 'verify says so in words' 0 '换名时写明丢失1条' ledger verify --deep --data "$root/qu2"
says 'the lost checkpoint does not hold, and why' 5 '换名以前' \
    ledger verify --data "$root/qu2" --checkpoint "$root/qu.txt"
"$frj" ledger export "$root/qu.frjl" --data "$root/qu2" >"$out" 2>"$talk"
"$frj" ledger keys --data "$root/qu2" >"$root/trust.txt" 2>"$talk"
says 'an export of it verifies with the new key' 0 'qu.example/frj/2' \
    ledger verify "$root/qu.frjl" --trust "$root/trust.txt"
grep -v 'frj/2' "$root/trust.txt" >"$root/old.txt"
says 'and not with the old one' 5 'unknown log' ledger verify "$root/qu.frjl" --trust "$root/old.txt"

# ---- kill -9 ----------------------------------------------------------------------------------

# A program is killed after a random part of the time it took when it was let alone.
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
pause() { sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"; }

killed_after() { # MILLISECONDS COMMAND...
    local wait=$1
    shift
    "$frj" "$@" >/dev/null 2>&1 &
    pause "$wait"
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
}

RANDOM=9
began=$(milliseconds)
"$frj" backup create "$root/timed.frjb" --data "$live" >/dev/null 2>&1
took=$(($(milliseconds) - began + 1))
whole=0 none=0 bad=
for ((i = 0; i < kills; i++)); do
    b=$root/k.frjb
    killed_after $((RANDOM % took)) backup create "$b" --data "$live"
    if [ -e "$b" ]; then
        "$frj" backup verify "$b" >"$out" 2>"$talk" || bad="$bad half-$i"
        whole=$((whole + 1))
    else
        none=$((none + 1))
    fi
    rm -f "$b"
done
says 'after the last one a backup is made as ever' 0 '全部相符' backup create "$root/k.frjb" \
    --data "$live"
gone 'and what they left is taken over' "$root/k.frjb.part"
[ $none -gt 0 ] || bad="$bad none-was-cut"
verdict "a backup killed $kills times is whole or not there ($whole whole, $none not)" "$bad"

began=$(milliseconds)
"$frj" restore "$a" --data "$root/timed" >/dev/null 2>&1
took=$(($(milliseconds) - began + 1))
whole=0 none=0 bad=
for ((i = 0; i < kills; i++)); do
    killed_after $((RANDOM % took)) restore "$a" --data "$root/k"
    if [ -e "$root/k" ]; then
        "$frj" ledger verify --deep --data "$root/k" >"$out" 2>"$talk" || bad="$bad half-$i"
        whole=$((whole + 1))
        rm -rf "$root/k"
    else
        none=$((none + 1))
    fi
done
says 'after the last one it is restored as ever' 0 '全部相符' restore "$a" --data "$root/k"
gone 'and nothing half is left' "$root/k.part"
[ $none -gt 0 ] || bad="$bad none-was-cut"
verdict "a restore killed $kills times is whole or not there ($whole whole, $none not)" "$bad"

# ---- a full disk ------------------------------------------------------------------------------

# A file system of 600 KB where we may mount one, else a limit on the size of files.
mkdir "$root/small"
if mount -t tmpfs -o size=600k tmpfs "$root/small" 2>/dev/null; then
    mounted=$root/small
    how='disk'
    limited() { "$frj" "$@"; }
else
    how='limit'
    limited() { (trap '' XFSZ; ulimit -f 500; exec "$frj" "$@"); }
fi
limited backup create "$root/small/a.frjb" --data "$live" >"$out" 2>"$talk"
code=$?
verdict "a full $how is said" "$([ $code = 4 ] && grep -q '磁盘' "$talk" || echo "exit code $code")"
gone 'and leaves no backup' "$root/small/a.frjb" "$root/small/a.frjb.part"
limited restore "$a" --data "$root/small/r" >"$out" 2>"$talk"
code=$?
verdict "a restore to a full $how is said" \
    "$([ $code = 4 ] && grep -q '磁盘' "$talk" || echo "exit code $code")"
gone 'and leaves no instance' "$root/small/r" "$root/small/r.part"

exit $failed
