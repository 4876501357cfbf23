#!/bin/bash
# verify_test - frj ledger verify FILE and frj ledger prove: words, exit codes, no database.
#
# Runs in the root of the source tree, FRJ names the program: test/lib.sh.
. test/lib.sh
under=(ledger verify)

first() { # SENTENCE LINE: the first line the last command printed
    [ "$(head -n 1 "$out")" = "$2" ] && verdict "$1" '' || verdict "$1" "the first line is not $2"
}

trust=(--trust "$vectors/policy.txt")
sm=(--trust "$vectors/policy-sm.txt")
receipt=$vectors/receipt-witnessed.frj-receipt
cert=$vectors/certificate.frj-cert
list=$vectors/list.frj-revocations

# ---- every file of the index ------------------------------------------------------------------

# Lines of FILE|CODE|FIRST LINE from the index of the vectors: file, result, reason.
rows() {
    tr -d '\n' <"$vectors/index.json" | sed 's/},/}\n/g' | sed -nE \
        's/^[{ ]*"([^" ]+)": *\{ *("proven_at": [0-9]+, *)?("reason": "([^"]*)", *)?"result": "([a-z]+)" *}.*/\1|\5|\4/p'
}
count=0
while IFS='|' read -r file result reason; do
    count=$((count + 1))
    case $result in
        witnessed) code=0 ;;
        logged) code=75 ;;
        *) code=5 ;;
    esac
    says "$file ends with $code" $code . "$vectors/$file" "${trust[@]}"
    first "$file is $result${reason:+: $reason}" "$result${reason:+: $reason}"
done < <(rows)
[ $count -ge 20 ] && verdict "the index gave $count files" '' || verdict 'the index is read' "$count"

says 'a revoked certificate is refused' 5 '已经撤销' "$cert" "${trust[@]}" --revoked "$list"
first 'with the word of the index' 'rejected: revoked'
says 'both trees are witnessed by a list with both' 0 'SM3部分一并核验' \
    "$vectors/receipt-both-trees.frj-receipt" "${sm[@]}" --require-sm3
says 'an SM3 log that the list does not know is refused' 5 '^rejected: unknown log' \
    "$vectors/receipt-both-trees.frj-receipt" "${trust[@]}"
says 'a file without SM3 part is refused when asked for' 5 '^rejected: sm3 missing' \
    "$receipt" "${sm[@]}" --require-sm3

# ---- what is printed --------------------------------------------------------------------------

says 'a receipt is printed as it stands' 0 '^事项：沿黄生态廊道先行先试事项 0$' "$receipt" "${trust[@]}"
says 'with its witnessed time' 0 '^见证时间：2026-11-23 17:00:48.000 +08:00$' "$receipt" "${trust[@]}"
says 'and its witnesses' 0 '^见证人：w2（superior.example/w）' "$receipt" "${trust[@]}"
says 'a certificate alone says that revocation is unknown' 0 '^是否撤销未知$' "$cert" "${trust[@]}"
says 'JSON has the second' 0 '"proven_at": 1795424448' "$receipt" "${trust[@]}" --json
says 'JSON has the reason' 5 '"reason": "inclusion"' \
    "$vectors/bad/proof-dropped.frj-receipt" "${trust[@]}" --json
"$frj" ledger verify - "${trust[@]}" <"$receipt" >"$out" 2>"$talk"
first 'the standard input is a file too' witnessed

# ---- attachments ------------------------------------------------------------------------------

mkdir "$root/files"
says 'a missing attachment is refused' 5 '^rejected: attachment' "$receipt" "${trust[@]}" \
    --files "$root/files"
printf abc >"$root/files/会议纪要.pdf"
says 'an attachment with its length and digests is accepted' 0 '^witnessed' "$receipt" \
    "${trust[@]}" --files "$root/files"
printf abd >"$root/files/会议纪要.pdf"
says 'another one is refused' 5 '^rejected: attachment' "$receipt" "${trust[@]}" --files "$root/files"

# ---- exports ----------------------------------------------------------------------------------

says 'an export is witnessed by its checkpoint' 0 '^witnessed' "$vectors/ledger.frjl" "${trust[@]}"
says 'without a trust list it is whole and no more' 0 '不能证明是谁' "$vectors/ledger.frjl"
first 'and its word says so' whole
sed 's/quorum board/quorum none/' "$vectors/policy.txt" >"$root/none.txt"
says 'a list without quorum asks for the signature alone' 0 '^signed' "$vectors/ledger.frjl" \
    --trust "$root/none.txt"
sed 's/4EAvNeVw5k/4EAvNeVw5l/' "$vectors/ledger.frjl" >"$root/forged.frjl"
sed '/^yinghe.example.frj.1.sm3$/,$d' "$vectors/ledger.frjl" | sed '$d' >"$root/plain.frjl"
says 'an export without SM3 part is whole' 0 '^whole' "$root/plain.frjl"
says 'and refused when one is asked for, also without a trust list' 5 '^rejected: sm3 missing' \
    "$root/plain.frjl" --require-sm3
says 'a forged signature is refused' 5 '^rejected: log signature' "$root/forged.frjl" "${trust[@]}"
sed 's/先行先试事项 0/先行先试事项 1/' "$vectors/ledger.frjl" >"$root/changed.frjl"
says 'in JSON its place is in the same document' 5 '"message": "第17行' "$root/changed.frjl" --json
[ "$(grep -c '^{' "$out")" = 1 ] && verdict 'which is one object' '' || verdict 'which is one object' "$(cat "$out")"
says 'a changed export is refused with its place' 5 '第17行：.*树根' "$root/changed.frjl" "${trust[@]}"
first 'with its word' 'rejected: record'

# ---- usage and reading ------------------------------------------------------------------------

says 'a receipt without trust list is a mistake of usage' 2 '\-\-trust' "$receipt"
says 'a trust list without a file or a record too' 2 '数据所在' "${trust[@]}"
says 'a list of revocations for an export too' 2 '导出' "$vectors/ledger.frjl" --revoked "$list"
says 'a malformed trust list names its line' 2 '第1行' "$receipt" --trust "$receipt"
says 'a file that is not there cannot be read' 1 '读不了' "$root/none" "${trust[@]}"
says 'nor a trust list' 1 '读不了' "$receipt" --trust "$root/none"
says 'nor a list of revocations' 1 '读不了' "$cert" "${trust[@]}" --revoked "$root/none"
says 'a folder is no file' 1 '读不了' "$root" "${trust[@]}"
printf 'frj-receipt-v1\n\xff\n' >"$root/latin"
says 'text that is not UTF-8 is refused' 5 '^rejected: utf-8' "$root/latin" "${trust[@]}"
head -c 3000000 /dev/zero >"$root/large"
says 'too much is refused' 5 '^rejected: size' "$root/large" "${trust[@]}"

# ---- proofs of one entry ----------------------------------------------------------------------

"$frj" init --data "$root/demo" --demo >"$out" 2>&1 || verdict 'a demonstration is made' 'frj init'
"$frj" ledger root --data "$root/demo" >"$root/root"
size=$(sed -n 2p "$root/root")
"$frj" ledger prove 3 --data "$root/demo" >"$out" 2>"$talk"
first 'a proof begins as the specification says' 'c2sp.org/tlog-proof@v1'
[ "$(sed -n 2p "$out")" = 'index 3' ] && verdict 'then its index' '' || verdict 'then its index' bad
root_hex=$(tail -n 3 "$out" | head -n 1 | base64 -d | od -An -tx1 | tr -d ' \n')
[ ${#root_hex} = 64 ] && grep -q "sha256 $root_hex" "$root/root" && [ "$(tail -n 4 "$out" | head -n 1)" = "$size" ] \
    && verdict 'it ends with the checkpoint of the record' '' \
    || verdict 'it ends with the checkpoint of the record' "$root_hex"
tail -n 1 "$out" | grep -q '^— demo.example/frj/1 ' && verdict 'which the log has signed' '' \
    || verdict 'which the log has signed' unsigned
"$frj" ledger prove 3 --sm3 --data "$root/demo" >"$out" 2>"$talk"
first 'the SM3 tree has its own first line' 'frj-tlog-proof-sm3-v1'
"$frj" ledger prove "$size" --data "$root/demo" >"$out" 2>"$talk"
[ $? = 8 ] && verdict 'an entry that is not there is not found' '' \
    || verdict 'an entry that is not there is not found' code
"$frj" ledger prove x --data "$root/demo" >"$out" 2>"$talk"
[ $? = 2 ] && verdict 'a number is asked for' '' || verdict 'a number is asked for' code

# ---- checkpoints ------------------------------------------------------------------------------

own=(--data "$root/demo")
"$frj" ledger keys "${own[@]}" >"$root/keys.txt" 2>"$talk"
"$frj" ledger checkpoint "${own[@]}" >"$root/saved.txt" 2>"$talk"
head -n 3 "$root/saved.txt" >"$root/lines.txt"
sed 's/^1/9/' "$root/lines.txt" >"$root/longer.txt"
sed 's/demo.example/other.example/' "$root/lines.txt" >"$root/other.txt"
sed '3s/^./-/;3s/-/A/' "$root/lines.txt" >"$root/rewritten.txt"
"$frj" ledger export "$root/demo.frjl" "${own[@]}" >"$out" 2>"$talk"
says 'the export is signed by the keys of the record' 0 '^signed' "$root/demo.frjl" \
    --trust "$root/keys.txt" --require-sm3
for file in saved lines; do
    says "the record begins with the checkpoint that was $file" 0 '全部相符' "${own[@]}" \
        --checkpoint "$root/$file.txt"
    says "so does its export, $file" 0 '^whole' "$root/demo.frjl" --checkpoint "$root/$file.txt"
done
: >"$root/empty.txt"
says 'an empty checkpoint is a mistake, not none' 2 '空的' "${own[@]}" --checkpoint "$root/empty.txt"
says 'for an export too' 2 '空的' "$root/demo.frjl" --checkpoint "$root/empty.txt"
says 'a receipt has no earlier checkpoint' 2 '导出' "$receipt" "${trust[@]}" \
    --checkpoint "$root/saved.txt"
says 'a longer checkpoint is a missing tail' 5 '缺了末尾' "${own[@]}" --checkpoint "$root/longer.txt"
says 'in the export too' 5 '缺了末尾' "$root/demo.frjl" --checkpoint "$root/longer.txt"
says 'another root is a history written anew' 5 '与检查点不符' "${own[@]}" \
    --checkpoint "$root/rewritten.txt"
says 'in the export too' 5 '与检查点不符' "$root/demo.frjl" --checkpoint "$root/rewritten.txt"
says 'a checkpoint of another record is a mistake' 2 '不是这本记录' "${own[@]}" \
    --checkpoint "$root/other.txt"
says 'what is no checkpoint is one too' 2 '检查点' "${own[@]}" --checkpoint "$root/keys.txt"
says 'the record is verified with its keys' 0 '最新签到' "${own[@]}" --trust "$root/keys.txt" --deep
says 'keys of others do not verify it' 5 '检查点' "${own[@]}" "${trust[@]}"

exit $failed
