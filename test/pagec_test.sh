#!/bin/bash
# pagec_test PAGEC - the compiler of pages: what it makes of each place, and each of its mistakes.
set -u
pagec=$(readlink -f "$1")
root=$(mktemp -d) || exit 1
trap 'rm -rf "$root"' EXIT
failed=0
page=$root/t.html
cc=${CC:-cc}

# wrong SENTENCE LINE:COLUMN WORDS, the page on stdin: it is refused there, in these words.
wrong() {
    cat >"$page"
    if "$pagec" "$page" "$root/t.c" 2>"$root/said"; then
        echo "FAIL ${1//_/ }: pagec took it"
        failed=1
    elif [ "$(cat "$root/said")" = "$page:$2: $3" ]; then
        echo "ok   ${1//_/ }"
    else
        echo "FAIL ${1//_/ }: pagec said: $(cat "$root/said")"
        failed=1
    fi
}

# makes SENTENCE LINE, the page on stdin: the C holds that line.
makes() {
    cat >"$page"
    if "$pagec" "$page" "$root/t.c" 2>"$root/said" && grep -qxF -- "    $2" "$root/t.c"; then
        echo "ok   ${1//_/ }"
    else
        echo "FAIL ${1//_/ }: $(cat "$root/said" "$root/t.c")"
        failed=1
    fi
}

# compiles SENTENCE EXPECTED: the C of the page on stdin compiles (yes), or what the compiler says.
compiles() {
    cat >"$page"
    "$pagec" "$page" "$root/t.c" || failed=1
    "$cc" -std=c17 -Wall -Wextra -Werror -Wconversion -Wmissing-prototypes -I"$root" -Isrc -I. \
        -c "$root/t.c" -o "$root/t.o" 2>"$root/said"
    status=$?
    if [ "$2" = yes ] && [ $status = 0 ]; then
        echo "ok   ${1//_/ }"
    elif [ "$2" != yes ] && [ $status != 0 ] && grep -qF -- "$2" "$root/said"; then
        echo "ok   ${1//_/ }"
    else
        echo "FAIL ${1//_/ }: $(cat "$root/said")"
        failed=1
    fi
}

mkdir "$root/web"
cat >"$root/web/t_page.h" <<'END'
#include "base/text.h"
#include "base/vec.h"
struct t_page {
    struct str title;
    struct vec rows;
    int64_t n;
    size_t len;
    const char *word;
    bool yes;
};
void page_t(struct buffer *out, const struct t_page *page);
END

# --- places ---
makes a_field_in_text_is_escaped_as_text 'html_text(out, page->title);' <<<'<p>{{page->title}}</p>'
makes a_field_in_quotes_is_escaped_as_attribute 'html_attribute(out, page->title);' \
    <<<'<p title="a {{page->title}} b">x</p>'
makes a_part_of_an_address_is_percent_encoded 'html_url(out, page->id);' \
    <<<'<a href="/matters/{{url page->id}}?x=1">x</a>'
makes a_whole_address_is_checked 'html_path(out, row->path);' <<<'<a href="{{path row->path}}#x">x</a>'
makes an_integer_is_printed 'html_integer(out, (int64_t)(1 * (page->n)));' <<<'<p>{{# page->n}}</p>'
makes a_word_of_c_is_escaped_too 'html_attribute(out, str_of(words[page->n]));' \
    <<<'<p class="{{@ words[page->n]}}">x</p>'
makes a_choice_inside_a_tag 'if (page->yes && !(page->n == 3)) {' \
    <<<'<input{% if page->yes && !(page->n == 3) %} checked{% end %}>'
makes rows_are_a_loop 'LIST_EACH (struct line, row, page->rows) {' \
    <<<'{% each row in page->rows : struct line %}<p>{{row->a}}</p>{% end %}'
makes another_page_is_called 'page_light(out, &row->light);' <<<'{% call light(&row->light) %}'
makes a_page_stands_inside_another 'page_frame_end(out, &page->frame);' \
    <<<'{% inside frame(&page->frame) %}<p>x</p>{% end %}'
makes quotes_and_question_marks_are_safe_in_c 'buffer_add(out, STR("<p title=\"\?\?/\">\\n</p>"));' \
    < <(printf '<p title="??/">\\n</p>')
makes a_line_of_a_directive_leaves_no_line 'buffer_add(out, STR("<b>"));' \
    <<<'{% if page->yes %}
<b>{% if page->yes %}x{% end %}</b>
{% end %}'
makes comments_are_not_sent 'buffer_add(out, STR("<p>x</p>"));' < <(printf '<p><!-- {{no}} -->x</p>')
makes a_drawing_closes_its_elements 'buffer_add(out, STR("<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>"));' \
    < <(printf '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>')

# --- what the compiler of C says ---
compiles a_right_page_compiles yes \
    <<<'<p class="{{page->title}}">{{# page->n}}{{# page->len}}{{@ page->word}}</p>'
compiles a_misspelt_field_does_not_compile_and_names_the_line_of_the_page \
    'pages/t.html:2:' <<<'<p>
{{page->titel}}</p>'
compiles a_number_is_no_text 'incompatible type' <<<'<p>{{page->n}}</p>'
compiles a_text_is_no_number 'invalid operands' <<<'<p>{{# page->title}}</p>'
compiles a_pointer_is_no_number 'invalid operands' <<<'<p>{{# page->word}}</p>'

# --- mistakes: fields ---
wrong a_field_stands_not_in_a_tag 1:4 '{{ }} stands in text or inside quotes: write name="{{...}}"' \
    <<<'<p {{page->a}}>x</p>'
wrong a_field_is_no_whole_address 1:10 \
    'begin the address with its word, as /matters/, or with {{path ...}}' \
    <<<'<a href="{{page->a}}">x</a>'
wrong a_part_is_no_whole_address 1:10 \
    'begin the address with its word, as /matters/, or with {{path ...}}' \
    <<<'<a href="{{url page->a}}">x</a>'
wrong a_part_does_not_follow_the_first_slash 1:11 \
    'begin the address with its word, as /matters/, or with {{path ...}}' \
    <<<'<a href="/{{url page->a}}/b">x</a>'
wrong a_text_in_an_address_says_how 1:13 'in an address write {{url ...}}, {{path ...}} or {{# ...}}' \
    <<<'<a href="/a/{{page->a}}">x</a>'
wrong a_literal_in_an_address_says_how 1:13 \
    'in an address write {{url ...}}, {{path ...}} or {{# ...}}' <<<'<a href="/a/{{@ page->a}}">x</a>'
wrong a_path_is_no_part 1:13 'path is a whole address: write {{url ...}} for a part of one' \
    <<<'<a href="/a/{{path page->a}}">x</a>'
wrong a_path_is_whole 1:26 'after {{path ...}} write ?, # or the closing quote' \
    <<<'<a href="{{path page->a}}/b">x</a>'
wrong url_stands_in_addresses_only 1:4 'url and path stand in href, src and action: write {{...}}' \
    <<<'<p>{{url page->a}}</p>'
wrong a_field_ends_on_its_line 1:6 'close it with }} on the same line' <<<'<p>{{page->a
}}</p>'
wrong an_empty_field 1:7 'write a field here, as page->title' <<<'<p>{{ }}</p>'
wrong a_call 1:9 'no calls here: put the value in the view' <<<'<p>{{raw(page->a)}}</p>'
wrong a_call_through_a_table 1:16 'no calls here: put the value in the view' <<<'<p>{{page->a[0](1)}}</p>'
wrong two_arguments 1:13 \
    'only fields, comparisons and && || ! stand here: put the rest in the view' \
    <<<'<p>{{page->a, page->b}}</p>'
wrong two_statements 1:14 \
    'only fields, comparisons and && || ! stand here: put the rest in the view' \
    <<<'<p>{{page->a); buffer_add(out, page->b}}</p>'
wrong a_sum 1:15 'no sums here: put the value in the view' <<<'<p>{{# page->n-1}}</p>'
wrong an_assignment 1:15 'write == here' <<<'{% if page->n = 1 %}{% end %}'

# --- mistakes: directives ---
wrong an_unknown_directive 1:1 'write if, else, end, each, call, inside or content' <<<'{% for x %}'
wrong an_end_too_many 1:1 'nothing is open here: leave it out' <<<'{% end %}'
wrong an_end_too_few 1:1 'close this with {% end %}' <<<'{% if page->yes %}x'
wrong an_else_of_a_loop 1:38 'else belongs to an if: leave it out' \
    <<<'{% each r in page->rows : struct r %}{% else %}{% end %}'
wrong a_second_else 1:30 'else belongs to an if: leave it out' \
    <<<'{% if page->yes %}{% else %}x{% else %}{% end %}'
wrong a_loop_without_rows 1:11 'write: each row in page->rows : struct line' <<<'{% each r of page->rows %}'
wrong a_loop_without_a_type 1:14 'close it with  :  on the same line' <<<'{% each r in page->rows %}'
wrong a_loop_inside_a_tag 1:4 'only if, else and end stand inside a tag' \
    <<<'<p {% each r in page->rows : struct r %}>x</p>'
wrong a_choice_inside_an_address 1:12 'no choices inside an address: put the address in the view' \
    <<<'<a href="/a{% if page->yes %}b{% end %}">x</a>'
wrong a_choice_that_leaves_a_tag_open 1:22 'close the tags and quotes opened since line 1 first' \
    <<<'{% if page->yes %}<b>{% end %}x</b>'
wrong a_choice_that_leaves_quotes_open 1:33 'close the tags and quotes opened since line 1 first' \
    <<<'<p{% if page->yes %} class="open{% end %}">x</p>'
wrong a_choice_that_closes_what_it_did_not_open 1:22 \
    'this was opened outside of the if or each: close it there' \
    <<<'<p>{% if page->yes %}</p><p>{% end %}</p>'
wrong content_in_a_choice 1:19 'content stands once and in no if or each' \
    <<<'{% if page->yes %}{% content %}{% end %}'
wrong content_twice 1:14 'content stands once and in no if or each' <<<'{% content %}{% content %}'
wrong a_call_without_its_view 1:15 'write ( here' <<<'{% call light %}'
wrong a_call_without_a_page 1:9 'write the name of a page here' <<<'{% call (x) %}'

wrong a_directive_that_goes_on 1:27 'write %} here' <<<'{% if page->yes %}x{% end x %}'

# --- mistakes: tags ---
wrong attributes_that_touch 1:13 'write a blank before id' <<<'<p class="a"id="c">x</p>'
wrong a_style_element 1:1 'no <style> in a page: looks stand in static/frj.css' <<<'<style>p{}</style>'
wrong a_frame_of_another_site 1:1 'no <iframe> in a page: looks stand in static/frj.css' \
    <<<'<iframe src="/x"></iframe>'
wrong capitals_hide_nothing 1:1 'no <STYLE> in a page: looks stand in static/frj.css' <<<'<STYLE></STYLE>'
wrong elements_are_written_small 1:1 'write <script>' <<<'<Script></Script>'
wrong a_style_attribute 1:4 'no style in a page: looks stand in static/frj.css, acts in frj.js' \
    <<<'<p style="x">x</p>'
wrong an_on_attribute 1:4 'no onclick in a page: looks stand in static/frj.css, acts in frj.js' \
    <<<'<p onclick="x">x</p>'
wrong an_on_attribute_in_capitals 1:4 \
    'no OnClick in a page: looks stand in static/frj.css, acts in frj.js' <<<'<p OnClick="x">x</p>'
wrong a_header_in_the_page 1:7 'no http-equiv in a page: looks stand in static/frj.css, acts in frj.js' \
    <<<'<meta http-equiv="refresh">'
wrong an_unquoted_attribute 1:10 'write the value in double quotes' <<<'<p class=a>x</p>'
wrong a_value_in_single_quotes 1:10 'write the value in double quotes' <<<"<p class='a'>x</p>"
wrong a_javascript_address 1:10 'an address of ours begins with one /, #, ? or {{path ...}}' \
    <<<'<a href="javascript:alert(1)">x</a>'
wrong an_address_in_capitals 1:10 'an address of ours begins with one /, #, ? or {{path ...}}' \
    <<<'<a HREF="JavaScript:alert(1)">x</a>'
wrong another_site 1:12 'an address of ours begins with one /, #, ? or {{path ...}}' \
    <<<'<img  src="https://evil.example/x.png">'
wrong another_site_by_two_slashes 1:10 'an address of ours begins with one /, #, ? or {{path ...}}' \
    <<<'<a href="//evil.example">x</a>'
wrong an_address_with_a_blank 1:12 'no blank and no \ in an address' <<<'<a href="/a b">x</a>'
wrong a_script_in_the_page 1:9 'a script is a file of ours: write </script> here' \
    <<<'<script>alert(1)</script>'
wrong a_bare_sign 1:7 'write an element, or &lt; for the sign, here' <<<'<p>1 < 2</p>'
wrong a_bare_ampersand 1:5 'write &amp; for the sign' <<<'<p>a&b</p>'
wrong a_tag_inside_quotes 1:11 'close the quotes first, or write &lt;' <<<'<p class="<b>">x</p>'
wrong tags_that_cross 1:8 'close </b> first' <<<'<p><b>x</p></b>'
wrong a_tag_that_is_not_open 1:1 'close </nothing> first' <<<'</p>'
wrong a_tag_left_open 2:1 'close </p> before the page ends' <<<'<p>x'
wrong a_tag_cut_off 2:1 'close </p> before the page ends' <<<'<p class="a"'
wrong an_element_closed_as_in_xml 1:3 'write ></p>' <<<'<p/>'
wrong a_slash_alone 1:6 'write /> here' <<<'<img /src="/a">'
wrong a_comment_left_open 1:4 'close the comment with -->' <<<'<p><!-- x</p>'
wrong columns_count_characters_and_lines 3:6 'write &amp; for the sign' <<<'<p>
备案
容错纠错,&b</p>'

# --- limits ---
many() { # COUNT TEXT
    for ((i = 0; i < $1; i++)); do printf '%s' "$2"; done
}
wrong elements_too_deep 1:193 'too deep: make a page of its own and {% call %} it' \
    < <(many 65 '<b>')
wrong choices_too_deep 1:1153 'too deep: make a page of its own and {% call %} it' \
    < <(many 65 '{% if page->yes %}')
wrong a_loop_whose_row_has_no_name 1:9 'write the name of a row here' <<<'{% each %}'
wrong a_name_too_long 1:2 'write an element, or &lt; for the sign, here' < <(printf '<%s>' "$(many 64 a)")
wrong a_field_too_long 1:3 'write a field here, as page->title' < <(printf '{{%s}}' "$(many 200 a)")

# --- the program itself ---
page=$root/t-1.html
wrong a_page_has_a_name_of_letters 1:1 'a page is called NAME.html, NAME of letters and _' <<<'<p>x</p>'
page=$root/t.html
if ! "$pagec" "$page" "$root/no/t.c" 2>"$root/said" && grep -q 'cannot write' "$root/said"; then
    echo "ok   a file that cannot be written is said"
else
    echo "FAIL a file that cannot be written: $(cat "$root/said")"
    failed=1
fi
printf 'a\0b' >"$page"
if ! "$pagec" "$page" "$root/t.c" 2>"$root/said" && grep -q 'a text of < 256 KiB' "$root/said"; then
    echo "ok   a page holds no zero byte"
else
    echo "FAIL a zero byte in a page: $(cat "$root/said")"
    failed=1
fi
if ! "$pagec" 2>"$root/said" && grep -q 'write: pagec pages/NAME.html OUT.c' "$root/said"; then
    echo "ok   without files it says how it is called"
else
    echo "FAIL without files it said: $(cat "$root/said")"
    failed=1
fi
exit $failed
