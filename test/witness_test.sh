#!/bin/bash
# witness_test - frj witness on the command line: its answers in words and exit codes, and what it
# signs taken by frj ledger verify.  It opens no instance; the last part makes one for it to watch.
#
# Runs in the root of the source tree, FRJ names the program: test/lib.sh.
. test/lib.sh

key() { # NAME: its verifier key in the vectors
    sed -nE "s/^$1 [0-9a-f]+ //p" "$vectors/keys.txt"
}

offer() { # OLD NOTE: a request without proof
    printf 'old %s\n\n' "$1"
    cat "$2"
}

w=(--state "$root/w")
note=$vectors/checkpoint.note

# ---- made -------------------------------------------------------------------------------------

says 'a witness needs a folder' 2 '请用 --state' witness init --name w.example
says 'a name' 2 '请用 --name' witness init "${w[@]}"
says 'and a log' 2 '请用 --log' witness init "${w[@]}" --name w.example
says 'a key that is none is named' 2 '写法不对：abc' witness init "${w[@]}" --name w.example --log abc
says 'an SM2 log needs an SM2 key' 2 '加上 --sm' witness init "${w[@]}" --name w.example \
    --log "$(key log)" --log "$(key log-sm2)"
same 'and nothing was made of all that' no "$([ -e "$root/w" ] && echo yes || echo no)"
says 'a witness is made' 0 '已建立见证人 w.example' witness init "${w[@]}" --name w.example --sm \
    --log "$(key log)" --log "$(key log-sm2)"
says 'and not made over' 7 '已经有' witness init "${w[@]}" --name w.example --log "$(key log)"
same 'its keys are for its owner alone' '600 600 700' \
    "$(stat -c %a "$root"/w/witness*.key "$root/w" | xargs)"
says 'it says its keys' 0 '^w\.example+[0-9a-f]*+' witness key "${w[@]}"
cp "$out" "$root/keys"
same 'one for each scheme' 2 "$(wc -l <"$root/keys")"
says 'it has seen nothing yet' 0 '^yinghe.example/frj/1  *0$' witness last "${w[@]}"
says 'no witness is not found' 8 '打不开' witness last --state "$root/none"

# ---- answers ----------------------------------------------------------------------------------

offer 5 "$note" >"$root/stale"
says '409: it was never at that size' 7 '409：上一次见证到0条' witness sign "$root/stale" "${w[@]}"
same 'and prints its own' 0 "$(cat "$out")"
offer 12 "$note" >"$root/above"
says '400: the old size is above the new one' 2 '400：' witness sign "$root/above" "${w[@]}"
says '400: no request' 2 '400：' witness sign "$note" "${w[@]}"
head -n 3 "$note" >"$root/unsigned.note"
offer 0 "$root/unsigned.note" >"$root/unsigned"
says '403: nobody signed it' 6 '403：' witness sign "$root/unsigned" "${w[@]}"
sed 's/^11$/10/' "$note" >"$root/changed.note"
offer 0 "$root/changed.note" >"$root/changed"
says '403: the signature is of another text' 6 '403：' witness sign "$root/changed" "${w[@]}"
sed '1s/yinghe/another/' "$note" >"$root/unknown.note"
offer 0 "$root/unknown.note" >"$root/unknown"
says '404: a log it does not serve' 8 '404：不为登记日志 another.example/frj/1' \
    witness sign "$root/unknown" "${w[@]}"
{ head -n 1 "$root/stale" | sed 's/5/0/'; sed -n 3p "$note"; echo; cat "$note"; } >"$root/proof"
says '422: a first checkpoint with a proof' 5 '422：' witness sign "$root/proof" "${w[@]}"
says 'a file that is not there' 1 '打不开' witness sign "$root/none" "${w[@]}"
says 'no file at all' 2 '要写明' witness sign "${w[@]}"

# ---- cosigned, and verified by the other program ----------------------------------------------

offer 0 "$note" >"$root/first"
says '200: a first checkpoint is cosigned' 0 '^— w\.example ' witness sign "$root/first" "${w[@]}"
cp "$out" "$root/line"
says 'and remembered' 0 '^yinghe.example/frj/1  *11$' witness last "${w[@]}"
{ echo "log $(key log)"; echo "witness w $(sed -n 1p "$root/keys")"; echo 'quorum w'; } \
    >"$root/trust"
# An export, because it says nothing of the hour, whatever the clock of this machine does.
sed '/^$/,$d' "$vectors/ledger.frjl" >"$root/entries"
{ cat "$root/entries"; echo; cat "$note"; } >"$root/a.frjl"
says 'without its line an export is logged only' 75 . ledger verify "$root/a.frjl" \
    --trust "$root/trust"
cat "$root/line" >>"$root/a.frjl"
says 'with its line it is witnessed' 0 . ledger verify "$root/a.frjl" --trust "$root/trust"
{ cat "$root/entries"; echo; cat "$note"; sed 's/A/B/3' "$root/line"; } >"$root/b.frjl"
says 'and with a changed line refused' 5 . ledger verify "$root/b.frjl" --trust "$root/trust"
offer 11 "$note" >"$root/again"
says 'the same checkpoint again' 0 '^— w\.example ' witness sign "$root/again" "${w[@]}"
says 'but not from the beginning' 7 'frj ledger offer --from 11' witness sign "$root/first" "${w[@]}"
same 'its size is on stdout' 11 "$(cat "$out")"
offer 0 "$vectors/checkpoint-sm3.note" >"$root/sm3"
says 'the SM3 tree has a history of its own' 0 '^— w\.example ' witness sign "$root/sm3" "${w[@]}"
says 'counted on its own' 0 '^yinghe.example/frj/1/sm3  *11$' witness last "${w[@]}"

# ---- its memory -------------------------------------------------------------------------------

id=$(key log | sed -E 's/^[^+]*\+([0-9a-f]+)\+.*/\1/')
mkdir "$root/w/$id.last.part"
mv "$root/w/$id.last" "$root/kept"
says 'a lost memory is no fresh start' 5 '不再见证' witness sign "$root/first" "${w[@]}"
mv "$root/kept" "$root/w/$id.last"
says 'with it, it goes on' 0 '^— w\.example ' witness sign "$root/again" "${w[@]}"
chmod 644 "$root/w/witness.key"
says 'a key that others can read is not used' 2 'chmod 600' witness sign "$root/again" "${w[@]}"

# ---- a record that grows, and one that was rolled back -----------------------------------------

# Both trees of an instance: offered, cosigned, kept.
d=(--data "$root/d")
says 'an instance signs from the first' 0 '签名密钥在' init "${d[@]}" --sm --log-name a.example
"$frj" ledger keys "${d[@]}" >"$root/trust" 2>"$talk"
mapfile -t logs < <(sed -n 's/^log //p' "$root/trust")
same 'it says both its keys' 2 "${#logs[@]}"
v=(--state "$root/v")
says 'they make a witness' 0 '已建立' witness init "${v[@]}" --name v.example --sm \
    --log "${logs[0]}" --log "${logs[1]}"
"$frj" witness key "${v[@]}" >"$root/keys" 2>"$talk"
{
    sed '/^quorum/d' "$root/trust"
    sed 's/^/witness v1 /; 2s/v1/v2/' "$root/keys"
    echo 'group v any v1 v2'
    echo 'quorum v'
} >"$root/policy"

watched() { # FROM TREE-FLAG...: offered from there, cosigned, and kept
    local from=$1
    shift
    "$frj" ledger offer "${d[@]}" --from "$from" "$@" >"$root/offer" 2>"$talk" \
        && "$frj" witness sign "$root/offer" "${v[@]}" >"$root/line" 2>"$talk" \
        && "$frj" ledger cosign "$root/line" "${d[@]}" "$@" >"$out" 2>"$talk"
}

size() { # TREE: what the witness cosigned of it last
    "$frj" witness last "${v[@]}" 2>"$talk" | awk -v tree="$1" '$1 == tree { print $2 }'
}

watched 0 && verdict 'its first checkpoint is cosigned' '' || verdict 'its first checkpoint' 'is not'
watched 0 --sm3 && verdict 'and that of the SM3 tree' '' || verdict 'and that of SM3' 'is not'
first=$(size a.example/frj/1)
"$frj" unit add --handle a --name 住建局 "${d[@]}" >"$out" 2>"$talk"
"$frj" unit add --handle b --name 水务局 "${d[@]}" >"$out" 2>"$talk"
watched "$first" && verdict 'grown by two, from where it was' '' || verdict 'grown by two' 'it is not'
watched "$first" --sm3 && verdict 'in both trees' '' || verdict 'in both trees' 'it is not'
same 'the witness saw them' $((first + 2)) "$(size a.example/frj/1/sm3)"
says 'an export of it is witnessed' 0 . ledger export "$root/d.frjl" "${d[@]}"
says 'by whoever trusts the witness' 0 '^witnessed' ledger verify "$root/d.frjl" \
    --trust "$root/policy"

# An older copy of the record, with the right keys, says something else at the same size.
cp -r "$root/d" "$root/old" && rm -rf "$root/old/keys"
"$frj" unit add --handle c --name 教育局 "${d[@]}" >"$out" 2>"$talk"
old=(--data "$root/old" --keys "$root/d/keys")
says 'a rolled-back record is not signed' 0 '永远停止' \
    unit add --handle c --name 文旅局 "${old[@]}"
same 'both roots are kept' 2 "$(grep -c '^a.example/frj/1$' "$root/d/keys/stopped")"
says 'and nothing is signed any more' 0 '永远停止' unit add --handle e --name 体育局 "${d[@]}"
says 'whoever asks for it hears why' 5 '停止写入' ledger sign "${d[@]}"

exit $failed
