#!/bin/bash
# walk.sh README DATA - the walk of a README, printed and run step by step.
#
# The prose lines that begin with ** are printed as headings; every ```sh block is printed as a
# person would paste it and then run, all in one shell, on an instance at DATA.  So the README, the
# first ./start and ./check can never say different things.  Exit 0 when nothing failed but what
# the README shows being refused (frj exits 6 for a refusal).
set -u
readme=$1
export FRJ_DATA=$2 PATH="$PWD/build:$PATH"

# Markdown to a script: headings become say, code is shown and then run; what makes the instance
# and the environment is already there.
script() {
    awk -v quote="'" -v data="$FRJ_DATA" '
        function shell(text) { gsub(quote, quote "\\" quote quote, text); return quote text quote }
        /^```sh$/ { code = 1; block = ""; next }
        /^```/ && code {
            code = 0
            if (block !~ /frj init/) {
                print "show " shell(block)
                printf "%s", block
                print "said $?"
            }
            next
        }
        code { gsub("data/mine", data); block = block $0 "\n"; next }
        /^\*\*[0-9]/ { text = $0; gsub(/\*\*/, "", text); print "say " shell(text) }
    ' "$readme"
}

say() {
    printf '\n%s\n' "$1"
}

show() {
    printf '\n'
    printf '%s' "$1" | sed -e 's/^/$ /' -e '2,$s/^\$ /  /'
}

said() { # EXIT of the last command of a block
    case $1 in 0 | 6) ;; *) exit "$1" ;; esac
}

rm -f "$FRJ_DATA.frjl" # of an earlier walk; an export never overwrites
eval "$(script)"
