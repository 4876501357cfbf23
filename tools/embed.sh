#!/bin/bash
# embed - files of static/ as C: embed.sh OUT.c FILE...
#
# static/frj.css becomes `const struct static_file static_frj_css` (src/web/static_files.h), with its
# address /static/DIGEST/frj.css: a changed file has another address, so that browsers may keep what
# they have for ever.
set -eu
export LC_ALL=C
out=$1
shift

content_type() {
    case $1 in
    *.css) echo 'text/css; charset=utf-8' ;;
    *.js) echo 'text/javascript; charset=utf-8' ;;
    *.svg) echo 'image/svg+xml' ;;
    *) echo "embed.sh: $1: say its content type in tools/embed.sh" >&2 && exit 1 ;;
    esac
}

{
    printf '#include "web/static_files.h"\n'
    names=
    for file in "$@"; do
        base=${file##*/}
        name=${base//[^a-z0-9]/_}
        digest=$(sha256sum "$file" | cut -c 1-16)
        type=$(content_type "$file")
        printf '\nstatic const unsigned char %s[] = {\n' "$name"
        od -An -v -tu1 "$file" | sed 's/ *\([0-9][0-9]*\)/\1,/g'
        printf '};\n'
        printf 'const struct static_file static_%s = {\n' "$name"
        printf '    .path = STR_INIT("/static/%s/%s"),\n' "$digest" "$base"
        printf '    .content_type = STR_INIT("%s"),\n' "$type"
        printf '    .digest = STR_INIT("%s"),\n' "$digest"
        printf '    .bytes = {(const char *)%s, sizeof(%s)}};\n' "$name" "$name"
        names="$names &static_$name,"
    done
    printf '\nconst struct static_file *const static_files[] = {%s};\n' "$names"
    printf 'const size_t static_files_len = sizeof(static_files) / sizeof(static_files[0]);\n'
} >"$out"
