#!/bin/bash
# policy_md_test - docs/POLICY.md does what it says: the pack of the clerk's section is put together
# from its blocks, checked, shown and tried as its commands do; what they must print stands below them.
#
# Runs in the root of the source tree, FRJ names the program: test/lib.sh.
. test/lib.sh

# blocks SECTION FOLDER: the fenced blocks of a section as files 01.yaml 02.sh 03.text …
blocks() {
    mkdir -p "$2"
    awk -v section="$1" -v folder="$2" '
        /^## / { inside = index($0, section) > 0 }
        !inside { next }
        /^```/ && kind == "" { kind = substr($0, 4); name = sprintf("%s/%02d.%s", folder, ++no, kind); next }
        /^```/ { kind = ""; next }
        kind != "" { print >name }' docs/POLICY.md
}

# The blocks in their order: more of the pack, commands, what those printed.  As in one terminal:
# what is exported stays.
follow() {
    local block line got
    mkdir "$root/bin" "$root/work"
    : >"$root/exported"
    ln -s "$(realpath "$frj")" "$root/bin/frj"
    for block in "$1"/*; do
        case $block in
            *.yaml) cat "$block" >>"$root/work/xian.yaml" ;;
            *.sh)
                (cd "$root/work" && PATH=$root/bin:$PATH BASH_ENV=$root/exported bash -eu "$block") \
                    >"$out" 2>"$talk" </dev/null
                got=$?
                grep '^export ' "$block" >>"$root/exported"
                same "the commands of ${block##*/} do what they are for" 0 $got
                ;;
            *.text)
                while IFS= read -r line; do
                    same "and print $line" yes \
                        "$(cat "$out" "$talk" | grep -qF "$line" && echo yes)"
                done <"$block"
                ;;
        esac
    done
}

blocks 'A small pack that loads' "$root/small"
says 'the small pack loads' 0 '完整，可以施行' policy check "$root/small/01.yaml"

blocks '从一个空文件开始' "$root/clerk"
same 'the section of the clerk has its parts' 'sh text yaml' \
    "$(ls "$root/clerk" | sed 's/.*\.//' | sort -u | tr '\n' ' ' | sed 's/ $//')"
follow "$root/clerk"

exit $failed
