#!/bin/bash
# cli_test - the command line on real folders: what it prints, its exit codes, its suggestions.
#
# Runs in the root of the source tree, FRJ names the program: test/lib.sh.
. test/lib.sh

id() { # the id the last command printed
    head -n 1 "$out"
}

# ---- the words --------------------------------------------------------------------------------

"$frj" >"$out" 2>"$talk"
same 'frj alone says twelve lines' 12 "$(wc -l <"$out")"
same 'with three examples' 3 "$(grep -c '^  frj ' "$out")"
says 'the version is printed' 0 '^frj [0-9]' --version
says 'help begins with examples' 0 '^例子：' help matter show
same 'then flags, then exit codes' '例子： 写法： 选项： 退出码：' \
    "$(grep -oe '^[^ ]*：$' "$out" | tr '\n' ' ' | sed 's/ $//')"
says '--help after a command is its help' 0 '^  frj report line' report line --help
says 'a misspelt verb gets a suggestion' 2 '您是不是要写：frj matter show' matter shwo x
says 'a misspelt noun gets a suggestion' 2 '您是不是要写：frj ledger verify' leger verify
says 'a misspelt flag gets a suggestion' 2 '您是不是要写 --list' report line --lst
says 'a flag without its value is a mistake of usage' 2 '后面缺少内容' report line --from
says 'a flag given twice is a mistake of usage' 2 '写了两次' report line --from a --from b
says 'text that is not UTF-8 is refused' 2 '不是 UTF-8' report line $'\xff'
says 'a command without --data says so' 2 '请用 --data' matter list

says 'a word too many is refused by its name' 2 '多了“foo”这个词' report line foo
says 'also of a command that takes none' 2 '多了“x”这个词' version x
says 'a flag is no value of another' 2 '“--kind”是另一个选项' body add --name --kind unit_body
says 'unless it is written as one' 2 '请用 --data' body add --name=--kind
says 'a misspelt noun is no list of nothing' 2 '您是不是要写：frj matter list' mater list
says 'help on no command suggests one' 2 '您是不是要写：frj help filing' help fling
says 'help on nothing near says so' 2 '没有“xyzxyz”这个命令' help xyzxyz
says 'a noun alone lists its verbs' 0 'frj filing sign ID  *F3 主要领导审核' filing
says 'so does help on it' 0 'frj filing new' help filing
says 'a failure in JSON is one document' 2 '"error": "usage"' report line foo --json
same 'with its message' 1 "$(grep -c '"message": "多了“foo”这个词' "$out")"

# The manual page names every command of the table, and no other.
"$frj" help --all | sed -E 's/  +.*//' >"$root/table"
sed -nE 's/^\.B (frj .*)/\1/p' man/frj.1 | sed 's/\\-/-/g' >"$root/page"
diff "$root/table" "$root/page" >"$out"
: >"$talk"
verdict 'the manual page has the commands of the table' "$([ -s "$out" ] && echo they differ)"

# ---- packs and calendars ----------------------------------------------------------------------

for pack in policies/*.yaml; do
    case $pack in *holidays.yaml) continue ;; esac
    says "$pack is sound" 0 '完整，可以施行' policy check "$pack"
    says 'and can be read' 0 '^一、' policy show "$pack"
done
says 'check says its numbers in JSON' 0 '"procedures":' policy check policies/bincheng.yaml --json
sed 's/next: \[F2\]/next: [F99]/' policies/bincheng.yaml >"$root/bad.yaml"
says 'an unsound pack exits 5 with its place' 5 'bad.yaml:[0-9]*:[0-9]*: ' policy check "$root/bad.yaml"
printf 'a: [1\n' >"$root/x.yaml"
says 'a pack that is no YAML exits 5 with its place' 5 'x.yaml:[0-9]*:[0-9]*: ' \
    policy check "$root/x.yaml"
says 'a pack that cannot be read is not done' 1 '打不开' policy check "$root/none.yaml"
says 'samples carry their badge' 0 '示例条款' policy show policies/bincheng.yaml
says 'two editions are compared' 0 'R0' policy diff policies/bincheng-2017.yaml policies/bincheng.yaml
says 'the calendar that comes along has no mistakes' 0 '没有错误' \
    holiday check policies/holidays.yaml

# ---- an instance on the real clock ------------------------------------------------------------

real=(--data "$root/real")
says 'an instance is made' 0 '已建立' init "${real[@]}" --name 某区 --scope 全县
says 'not a second time in the same folder' 7 '已经有' init "${real[@]}"
mkdir "$root/full" && echo x >"$root/full/x"
says 'nor in a folder with other things' 7 '不是空文件夹' init --data "$root/full"
mkdir "$root/late.part" && echo x >"$root/late.part/frj.db"
says 'what a killed init left does not stand in the way' 0 '已建立' init --data "$root/late"
same 'and is gone' no "$([ -e "$root/late.part" ] && echo yes || echo no)"
says 'an init that fails says so' 1 '没有这个文件' init --data "$root/half" --share "$root/full"
same 'and leaves no folder' no "$([ -e "$root/half" ] || [ -e "$root/half.part" ] && echo yes || echo no)"

# Keys: beside the record or where --keys says, for their owner alone, and never written over.
same 'an instance has a key of its own' 'lock log.key log.last' "$(ls "$root/late/keys" | xargs)"
same 'that only its owner can read' '600 700' \
    "$(stat -c %a "$root/late/keys/log.key" "$root/late/keys" | xargs)"
says 'keys may lie elsewhere, with one for SM3' 0 "签名密钥在 $root/safe" init \
    --data "$root/apart" --keys "$root/safe" --sm
same 'and then are nowhere else' 'frj.db log-sm3.key log.key' \
    "$(cd "$root" && ls safe/*.key apart/frj.db apart/keys 2>/dev/null | sed 's,.*/,,' | xargs)"
before=$(sha256sum "$root"/safe/*.key)
says 'keys are never written over' 7 '已经有密钥' init --data "$root/third" --keys "$root/safe"
same 'nor changed' "$before" "$(sha256sum "$root"/safe/*.key)"
says 'an init that fails' 1 '没有这个文件' init --data "$root/half" --share "$root/full" \
    --keys "$root/unused"
[ ! -e "$root/unused" ] && verdict 'leaves no keys' '' || verdict 'leaves no keys' 'they are there'
"$frj" ledger export "$root/apart.frjl" --data "$root/apart" >"$out" 2>"$talk"
same 'the record begins with the public halves' 2 \
    "$(sed -n 3p "$root/apart.frjl" | grep -oE '"[a-z0-9./-]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+"' | wc -l)"

says 'a copy says where the keys are left and where to move them' 0 \
    "还在 $root/late/keys。.*移到 $root/moved/keys" copy --from "$root/late" --to "$root/moved"
[ ! -e "$root/moved/keys" ] && verdict 'and has none' '' || verdict 'and has none' 'they are there'
says 'also where they lie elsewhere' 0 '接着用原来的密钥文件夹' \
    copy --from "$root/apart" --to "$root/moved2"

says 'a folder without an instance is not found' 8 'frj init' person list --data "$root/none"
says 'its edition is in force' 0 '现行' policy list "${real[@]}"
says 'its holidays are known' 0 '2022-10-08' holiday next "${real[@]}" --from 2022-09-30
says 'a year without a notice is provisional' 0 '暂定' holiday next "${real[@]}" --from 2031-03-03
says 'the host registers a unit' 0 '已登记' unit add "${real[@]}" --handle zj --name 住建局
says 'a person' 0 '已登记' person add "${real[@]}" --handle ma --name 马某某
says 'a post with its roles as a list' 0 '已登记' post add "${real[@]}" --handle p1 --title 科长 \
    --unit zj --roles '[unit_clerk]'
says 'and a tenure' 0 '已登记' tenure begin ma "${real[@]}" --post p1 --from 2020-01-01
says 'the person is listed with the post' 0 '马某某  住建局科长' person list "${real[@]}"
says 'a handle taken is refused with its code' 6 'thing_must_not_exist_yet' \
    person add "${real[@]}" --handle ma --name 王某某
says 'a refusal says why' 6 '原因：' \
    person add "${real[@]}" --handle ma --name 王某某
says 'matters are shown to a person' 2 '请用 --as' matter list "${real[@]}"
says 'an empty list says so' 0 '没有符合条件的事项' matter list "${real[@]}" --as ma
says 'a story cannot be played on the real clock' 3 '真实时钟' play demo/1-district.story "${real[@]}"
says 'dots make maps and the applicant is who opens' 0 '待集体研究' filing new "${real[@]}" --as ma \
    --title 试点 --unit zj --apply.title 试点 --apply.plan 计划 --apply.why 需要 \
    --apply.clauses R08 --apply.foreseeable 困难 --apply.objective-reasons 原因
pilot=$(id)
says 'mistakes of the input are listed with their path' 2 'unit: ' filing new "${real[@]}" --as ma \
    --title 试点 --unit nowhere
says 'why is a field of an application' 6 'step_must_be_open' filing apply "$pilot" "${real[@]}" \
    --as ma --why 需要
same 'and what to do' 1 "$(grep -c '怎么办：请看' "$talk")"
says 'a misspelt noun beside an instance too' 2 '您是不是要写：frj filing list' \
    filng list "${real[@]}" --as ma
says 'a day in to is no matter' 2 '没有名为“to”的项' matter extend "$pilot" "${real[@]}" --as ma --step F2 \
    --to 2031-01-01 --reasons 涉及多个部门
says 'a matter with a long title' 0 '已登记' filing new "${real[@]}" --as ma --unit zj \
    --title 老旧小区加装电梯和地下管线改造以及健身步道改线试点 --apply.title 试点 --apply.plan 计划 \
    --apply.why 需要 --apply.clauses R08 --apply.foreseeable 困难 --apply.objective-reasons 原因
says 'long cells of a list are cut' 0 '老旧小区加装电梯和地下管线改造以及健.*…$' matter list "${real[@]}" \
    --as ma
says 'the same key is answered, not recorded twice' 0 '已登记' unit add "${real[@]}" --name 水务局 \
    --key 0123456789abcdef0123456789abcdef
says 'the second time it says so' 0 '没有重复记录' unit add "${real[@]}" --name 水务局 \
    --key 0123456789abcdef0123456789abcdef
says 'the door is shut by an event' 0 '已登记' door shut "${real[@]}" --reasons 已经建立账号
says 'then nothing is shown' 6 'door_must_be_open' matter list "${real[@]}" --as ma
says 'and nothing is written' 6 'door_must_be_open' unit add "${real[@]}" --name 教体局
says 'until it is opened again' 0 '已登记' door open "${real[@]}" --reasons 维护
says 'the empty period has zeros' 0 '共实施容错纠错0起，涉及0人；为0名干部澄清正名；对0名' \
    report line "${real[@]}" --period 今年以来
same 'with the scope word of the instance' 1 "$(grep -c '今年以来，全县共' "$out")"
says 'a report without a period asks for one' 2 '要写明期间' report line "${real[@]}"
says 'the record is whole' 0 '^完好' ledger verify "${real[@]}"
says 'it is exported' 0 '已导出' ledger export "$root/real.frjl" "${real[@]}"
says 'not over a file that is there' 7 '' ledger export "$root/real.frjl" "${real[@]}"
says 'its last entries have no words of people' 0 'door_opened' ledger tail "${real[@]}" --count 1
says 'the read tables agree with it' 0 '一致' rebuild --check "${real[@]}"
says 'and can be made anew' 0 '重做' rebuild "${real[@]}"
says 'afterwards they agree again' 0 '一致' rebuild --check "${real[@]}"

says 'a second person of that name' 0 '已登记' person add "${real[@]}" --handle ma2 --name 马某某
says 'a name that two have asks for the code' 7 '有2个“马某某”，请写代号：ma、ma2' \
    matter list "${real[@]}" --as 马某某

# Two writers at the same time wait for each other: all forty commands are done.
writes() { # NAME
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        "$frj" unit add "${real[@]}" --name "$1$i" >/dev/null 2>&1 && echo 'done'
    done
}
writes 甲 >"$root/first" &
writes 乙 >"$root/second"
wait
same 'two writers wait for each other' 40 "$(cat "$root/first" "$root/second" | grep -c 'done')"

if [ "$EUID" != 0 ]; then
    mkdir -m 0 "$root/closed"
    says 'a folder that may not be read says so' 4 '没有权限' person list --data "$root/closed"
    chmod 700 "$root/closed"
fi
says 'a file is no folder' 4 '路径中有一段不是文件夹' person list --data README.md
says 'a folder is no file' 1 '这是文件夹' policy check policies
says 'a file of input that is not there is not done' 1 '没有这个文件或文件夹' \
    matter late "${real[@]}" --as ma --file "$root/none.yaml"
says 'nor is a story' 1 '没有这个文件或文件夹' play "$root/none.story" "${real[@]}"
exec 9>>"$root/real/lock"
flock -x 9
says 'a second writer is asked to come again' 75 '另一个程序正在写入' \
    unit add "${real[@]}" --name 教体局
says 'a reader is not kept waiting' 0 '马某某' person list "${real[@]}"
exec 9>&-

says 'roles have codes and words' 0 'unit_clerk  *单位经办人  *只在自己单位' role list "${real[@]}"
says 'so have the kinds of body' 0 'unit_body  *单位党组织会议' body kinds "${real[@]}"
says 'the order of setting up is told' 0 'frj tenure begin' help setup
# shellcheck disable=SC1090 # what a command printed, to be read by a shell
(cd "$root" && PATH="$(dirname "$(readlink -f "$frj")"):$PATH" && . "$out") >"$root/setup" 2>&1
same 'and works when pasted' 0 "$(grep -c '没有办理\|没有“\|要改' "$root/setup")"
same 'up to the first filing' 1 "$(grep -c '待集体研究' "$root/setup")"

cp -r "$root/real" "$root/damaged"
LC_ALL=C sed -i 's/马某某/牛某某/' "$root/damaged/frj.db" # the same number of bytes
says 'a changed word in the record is found' 5 '记录不完整' ledger verify --data "$root/damaged"

# ---- the demo district ------------------------------------------------------------------------

demo=(--data "$root/demo")
says 'the demo district is made from its stories' 0 '已建立' init "${demo[@]}" --demo
says 'its sentence is the published one' 0 \
    '^2021年1月1日至2022年9月6日，全区共实施容错纠错7起，涉及7人；为6名干部澄清正名；对55名受处分处理人员开展回访教育。$' \
    report line "${demo[@]}" --from 2021-01-01 --to 2022-09-06
says 'in the words of its period too' 0 \
    '^去年以来，全区共实施容错纠错7起，涉及7人；为6名干部澄清正名；对55名受处分处理人员开展回访教育。$' \
    report line "${demo[@]}" --period 去年以来 --as-of 2022-09-06
same 'the line under it says days, basis and end of data' \
    '统计期间：2021年1月1日至2022年9月6日。时间口径：认定、澄清、回访之日。数据截至2022年9月6日24时。' \
    "$(sed -n 2p "$out")"
says 'it says that it is a demonstration' 0 '^演示' report line "${demo[@]}" --period 去年以来
says 'a period is said in one way' 2 '只写一种' \
    report line "${demo[@]}" --period 去年以来 --from 2021-01-01
says 'there are no data of the future' 2 '晚于今天' \
    report line "${demo[@]}" --period 去年以来 --as-of 2099-01-01
says 'the list has a row for each matter' 0 '容错纠错：7起，7人' \
    report line "${demo[@]}" --from 2021-01-01 --to 2022-09-06 --list
says 'the figures in JSON' 0 '"visited": 55' \
    report line "${demo[@]}" --from 2021-01-01 --to 2022-09-06 --json

says 'an applicant files' 0 '待集体研究' filing new "${demo[@]}" --as ma --title 健身步道改线 \
    --unit zhujian --project 健身步道 --apply '{title: 健身步道改线, plan: 绕开管线, why: 管线图不准,
        clauses: [R08], foreseeable: 超出概算, objective_reasons: 地下管线没有存档图纸}'
filing=$(id)
today=$("$frj" ledger tail "${demo[@]}" --count 1 2>/dev/null | awk '{ print $2 }')
same 'its id stands alone on stdout' 1 "$(grep -cE '^[0-9a-f]{32}$' "$out")"
same 'and nothing else' 1 "$(wc -l <"$out")"
same 'the next command is named' 1 "$(grep -c '下一条命令：frj filing study' "$talk")"
study=(--held-on "$today" --result agreed --positions '[{person: peng, position: for},
    {person: lu, position: reserve, words: 资金来源应当再核}, {person: chang, position: for},
    {person: fan, position: for}]')
says 'a meeting without its quorum is refused with the numbers' 6 'quorum_must_be_met' \
    filing study "${filing:0:8}" "${demo[@]}" --as feng "${study[@]}" \
    --attendance '[{person: fan, state: present}]'
says 'filing study is a meeting of one item' 0 '待领导审核' filing study "${filing:0:8}" "${demo[@]}" \
    --as feng "${study[@]}" --attendance '[{person: peng, state: present},
    {person: lu, state: present}, {person: chang, state: present},
    {person: hua, state: absent, reasons: 公差}, {person: fan, state: present}]'
meeting=$(id)
says 'the meeting keeps dissent verbatim' 0 '保留 .*资金来源应当再核' meeting show "$meeting" \
    "${demo[@]}" --as feng
says 'the applicant reads no votes' 8 '无权查看' meeting show "$meeting" "${demo[@]}" --as ma
says 'who applied for what is on the page' 0 '计划做什么：绕开管线' matter show "$filing" "${demo[@]}" \
    --as fan
same 'with the clause in words' 1 "$(grep -c '所依据的情形：R08“' "$out")"
same 'and the dissent verbatim' 1 "$(grep -c '保留 鲁某某.*资金来源应当再核' "$out")"
says 'the wrong person is refused' 6 'actor_must_hold_the_role' \
    filing sign "$filing" "${demo[@]}" --as ma --result agreed
says 'a refusal in JSON has its code' 6 '"refused": "actor_must_hold_the_role"' \
    filing sign "$filing" "${demo[@]}" --as ma --result agreed --json
says 'a misspelt action gets a suggestion' 2 '您是不是要写：frj filing sign' \
    filing sgin "$filing" "${demo[@]}" --as fan
says 'a misspelt procedure gets a suggestion' 2 '您是不是要写：frj filing sign' \
    filling sign "$filing" "${demo[@]}" --as fan
says 'a refusal without a remedy invents none' 6 '规则：' \
    filing sign "$filing" "${demo[@]}" --as ma --result agreed
same 'in its own words' 0 "$(grep -c '按上面的原因' "$talk")"
says 'a step that lacks something says all it needs' 6 '结果（result）可以是：agreed' \
    filing sign "$filing" "${demo[@]}" --as fan
says 'options say what is to be written' 0 '结果（result）可以是：agreed' \
    matter options "$filing" "${demo[@]}" --as fan
same 'and not where options are said' 0 "$(grep -c '：matter options' "$out")"
says 'options name what may be done' 0 'F3 .*frj filing sign' matter options "$filing" "${demo[@]}" \
    --as fan
says 'an act without an action lists the options' 0 '不能办，原因' matter act "$filing" "${demo[@]}" \
    --as fan
says 'done on paper by another, entered by the clerk' 0 '待报送' filing sign "$filing" "${demo[@]}" \
    --as feng --by fan --on "$today" --result agreed
says 'and recorded so' 0 '"via": "paper"' matter export "$filing" "${demo[@]}" --as feng
says 'matter act is the general form' 0 '待签收' matter act "${filing:0:8}" submit "${demo[@]}" \
    --as feng --materials '[{material: filing_file, title: 备案表, kept_at: 三号柜}]'
says 'one receipt' 0 '待办：F4b' filing register "$filing" "${demo[@]}" --as shen --number 备9
says 'two receipts join' 0 '待办：F5' filing store "$filing" "${demo[@]}" --as ge --number 组9
says 'the same step twice is refused' 6 'step_must_be_open' \
    filing store "$filing" "${demo[@]}" --as ge --number 组9
says 'why a step is due that day' 0 '届满日为' matter show "$filing" "${demo[@]}" --as ma --why
says 'a stranger finds no such matter' 8 '没有这件事项，或者您无权查看' matter show "$filing" \
    "${demo[@]}" --as tang
says 'nor in the list' 0 '' matter list "${demo[@]}" --as tang --noun filing
same 'of matters' 0 "$(grep -c 健身步道改线 "$out")"
says 'lists are JSON too' 0 '"noun": "filing"' filing list "${demo[@]}" --as ma --json
says 'an id nobody has is not found' 8 '没有“ffffffff”' matter show ffffffff "${demo[@]}"

old=$("$frj" filing list "${demo[@]}" --as ma 2>/dev/null | awk 'NR == 2 { print $1 }')
says 'matters are linked by short ids' 0 '已登记' matter link "${filing:0:8}" "${demo[@]}" --as feng \
    --to "$old" --kind related --reasons 同一单位的备案
says 'and the link is shown' 0 "$old  相关" matter show "$filing" "${demo[@]}" --as ma

determined=$("$frj" determination list "${demo[@]}" 2>/dev/null | awk '/已认定/ { id = $1 } END { print id }')
says 'a matter names its rules by their title' 0 '^规则：[^a-z]* 2022版' matter show "$determined" \
    "${demo[@]}"
says 'kinds of unit have words' 0 '示范区纪委监委  *机关' unit list "${demo[@]}"
says 'a determination shows what it found' 0 '认定结论：符合容错情形' matter show "$determined" "${demo[@]}"
says 'and why another outcome is closed' 0 '不可选' matter show "$determined" "${demo[@]}"
says 'in JSON with the same names' 0 '"openness":' matter show "$determined" "${demo[@]}" --json

# ---- a tolerance matter for two persons, from the case to two outcomes -------------------------

cat >"$root/verify.yaml" <<'YAML'
result: reported
staff: [lv, shi]
facts_found: 改线以前经过集体研究，事前有备案
political_effect: 群众认可
discipline_effect: 程序瑕疵已经纠正
social_effect: 没有不良反映
evidence:
  - {no: E1, title: 备案表和党组会议纪要, place: 第3页, shows: 经过集体研究}
  - {no: E2, title: 银行流水和企业登记查询, place: 全卷, shows: 没有个人获利}
checks:
  - {subject: S1, clause: R08, answer: met, evidence: [E1]}
  - {subject: S1, clause: conditions, answer: met, evidence: [E1, E2], looked_at: [账目, 关联企业, 亲属]}
  - {subject: S1, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
  - {subject: S2, clause: R08, answer: met, evidence: [E1]}
  - {subject: S2, clause: conditions, answer: met, evidence: [E1, E2], looked_at: [账目, 关联企业, 亲属]}
  - {subject: S2, clause: G02, answer: not_met, evidence: [E1], reasons: 没有按规定请示报告}
  - {subject: S2, clause: exclusions, answer: not_met, reasons: 逐项核对，没有这些情形}
distinctions:
  - {subject: S1, pair: inexperience, words: 缺乏经验，先行先试}
  - {subject: S1, pair: exploration, words: 没有明令禁止，属于探索}
  - {subject: S1, pair: intention, words: 为推动建设，没有私利}
  - {subject: S2, pair: inexperience, words: 缺乏经验，不是明知故犯}
  - {subject: S2, pair: exploration, words: 没有明令禁止，但是没有请示}
  - {subject: S2, pair: intention, words: 为推动建设，没有私利}
proposals:
  - {subject: S1, finding: meets, outcome: exempt, basis: tolerance, words: 拟免予处理}
  - {subject: S2, finding: meets, outcome: mitigated, basis: tolerance, measure: admonished, words: 拟减轻}
heard: [S1, S2]
facts:
  - {fact: significant, number: 0}
  - {fact: higher_cadre, number: 0}
  - {fact: other_manager, number: 0}
  - {fact: beyond_power, number: 0}
YAML
cat >"$root/determine.yaml" <<'YAML'
body: changwei
result: determined
attendance:
  - {person: jiang, state: present}
  - {person: xie, state: present}
  - {person: zou, state: present}
  - {person: zhang, state: present}
  - {person: wei, state: present}
positions:
  - {person: jiang, position: for}
  - {person: xie, position: for}
  - {person: zou, position: for}
  - {person: zhang, position: for}
  - {person: wei, position: for}
rulings:
  - subject: S1
    finding: meets
    outcomes: [{code: exempt, basis: tolerance, superior_basis: party_19, liability: party}]
    reasons: 动机为公，程序完备，损失已经挽回
  - subject: S2
    finding: meets
    outcomes: [{code: S2CODE, basis: tolerance, superior_basis: S2BASIS, liability: party}]
    proposed_measure: party_warning
    proposed_by: 承办部门
    measure: admonished
    four_form: first
    reasons: 动机为公，但是没有按规定请示报告，减轻为诫勉
YAML
subjects='[{person: ma, liability: party}, {person: hua, liability: party}]'
says 'an accountability case is entered' 0 '已登记' accountability_case new "${demo[@]}" --as lv \
    --title 健身步道改线的检举控告 --unit zhujian --project 健身步道 --subjects "$subjects" \
    --apply '{title: 健身步道改线, facts: [{fact: stage, word: opened}]}'
case=$(id)
same 'and finds the filing by itself' 1 "$(grep -c '提示：此前有备案：健身步道改线' "$talk")"
says 'it cannot be closed before the question is answered' 6 'tolerance_question_must_be_answered' \
    accountability_case close "$case" "${demo[@]}" --as lv --result closed
says 'the question is answered for each subject' 0 '已登记' \
    accountability_case answer "$case" "${demo[@]}" --as lv --result answered \
    --answers '[{subject: S1, answer: present, reasons: 备案在先，事项经过集体研究，动机为公},
    {subject: S2, answer: present, reasons: 分管副局长，按集体研究意见推进}]'
says 'a tolerance matter opens at the same time' 0 '待办：T3' determination new "${demo[@]}" --as lv \
    --title 健身步道改线的容错认定 --unit zhujian --project 健身步道 --subjects "$subjects" \
    --links "[{to: ${case:0:8}, kind: case, reasons: 与责任追究同步启动}]" \
    --apply '{result: started, reasons: 责任追究事项中有容错情形，同步启动}'
matter=$(id)
says 'its subject does not see it yet' 8 '没有这件事项' matter show "$matter" "${demo[@]}" --as ma
says 'one verifier is not enough' 6 'persons_must_be_enough' \
    determination verify "$matter" "${demo[@]}" --as lv --result reported
says 'rights are told' 0 '已登记' determination rights "$matter" "${demo[@]}" --as lv --result told \
    --services "[{receiver: 马某某, on: $today, way: in_person},
    {receiver: 花某某, on: $today, way: in_person}]"
says 'then the subject sees it' 0 '健身步道改线的容错认定' matter show "$matter" "${demo[@]}" --as ma
says 'but not the case behind it' 0 '' matter show "$matter" "${demo[@]}" --as ma --json
same 'among its links' 0 "$(grep -c 检举控告 "$out")"
says 'the verification is reported' 0 '待办：T3b' \
    determination verify "$matter" "${demo[@]}" --as lv --file "$root/verify.yaml"
says 'examined by two others' 0 '待办：T4' determination examine "$matter" "${demo[@]}" --as kong \
    --result agreed --staff kong --staff yan --written-opinion 事实清楚，同意提交研究
says 'unsettled clues are asked about' 0 '待办：T5' \
    determination consult "$matter" "${demo[@]}" --as jin --result clear --answer 没有未了结问题线索
sed -e 's/S2CODE/exempt/' -e 's/S2BASIS/party_19/' "$root/determine.yaml" >"$root/no.yaml"
says 'an outcome the rules close is refused with its clause' 6 'G02' \
    determination determine "$matter" "${demo[@]}" --as jin --file "$root/no.yaml" --held-on "$today"
same 'by its code' 1 "$(grep -c 'outcome_must_be_open' "$talk")"
sed -e 's/S2CODE/mitigated/' -e 's/S2BASIS/party_17/' "$root/determine.yaml" >"$root/yes.yaml"
says 'two persons, two outcomes' 0 '待办：T7' \
    determination determine "$matter" "${demo[@]}" --as jin --file "$root/yes.yaml" --held-on "$today"
decided=$(id)
says 'the page has the first' 0 '处理结果：免予处理' matter show "$matter" "${demo[@]}" --as lv
same 'the second' 1 "$(grep -c ' 处理结果：减轻' "$out")"
same 'with its higher basis' 1 "$(grep -c '上位依据：中国共产党纪律处分条例（2023年）第十七条$' "$out")"
says 'and why exemption is closed to the second' 0 '免予处理  *不可以 .*G02' \
    matter show "$matter" "${demo[@]}" --as lv

says 'the page has what was found' 0 '查明的事实：改线以前' matter show "$matter" "${demo[@]}" --as lv
says 'the subject sees steps and days' 0 'T5 .*已办' matter show "$matter" "${demo[@]}" --as ma
same 'no verification' 0 "$(grep -c '查明的事实\|逐项对照\|建议（拟）' "$out")"
same 'nobody who handles an inside step' 0 "$(grep -c '孔某某\|金某某' "$out")"
same 'no ruling before it is served' 0 "$(grep -c '认定结论\|处理结果' "$out")"
says 'nor does the export have it' 0 '"inside": true' matter export "$matter" "${demo[@]}" --as ma
same 'neither facts nor rulings' 0 "$(grep -c 'facts_found\|rulings\|proposals' "$out")"
says 'the votes of the commission are not for the subject' 8 '无权查看' \
    meeting show "$decided" "${demo[@]}" --as ma
says 'its members read them' 0 '同意' meeting show "$decided" "${demo[@]}" --as jiang
says 'the decision is served' 0 '待办：' determination feedback "$matter" "${demo[@]}" --as lv \
    --number 示纪容9号 --facts '[{fact: decided_elsewhere, number: 0}]' \
    --services "[{receiver: 马某某, way: in_person}, {receiver: 花某某, way: in_person}]"
says 'then the subject reads the own ruling' 0 '处理结果：免予处理' \
    matter show "$matter" "${demo[@]}" --as ma
same 'and not that of the other' 0 "$(grep -c '处理结果：减轻' "$out")"
says 'the list behind a figure has what one may see' 0 '另有[0-9]*行您无权查看' \
    report line "${demo[@]}" --from 2021-01-01 --to 2022-09-06 --list --as ma
same 'and no name of others' 0 "$(grep -c '岑某某' "$out")"

# ---- late entries: what went in comes out -----------------------------------------------------

cat >"$root/late.json" <<'JSON'
{
  "procedure": "determination",
  "title": "示例：一件补录",
  "parties": [
    {
      "name": "甲某",
      "outcomes": {
        "absent": "not_public"
      }
    }
  ],
  "steps": [
    {
      "date": {
        "from": "2021-08-01",
        "to": "2021-08-31",
        "precision": "month"
      },
      "body": "单位",
      "act": "公开招标"
    }
  ],
  "trigger": {
    "absent": "unknown"
  },
  "decided_on": "2021-12-03"
}
JSON
says 'a late entry is recorded' 0 '已登记' matter late "${demo[@]}" --as pan --file "$root/late.json"
late=$(id)
"$frj" matter export "$late" "${demo[@]}" --as pan >"$out" 2>"$talk"
same 'its export equals what went in' "$(cat "$root/late.json")" "$(cat "$out")"
says 'a wrong one is voided' 0 '已登记' matter void "${demo[@]}" --as pan "$late" \
    --reasons 内容写错了，作废后重新补录
says 'and says so when it is read' 0 '已作废' matter show "${demo[@]}" --as pan "$late"
says 'it says that it is one' 0 '补录' matter show "$late" "${demo[@]}" --as pan

says 'the demo record is whole' 0 '演示' ledger verify "${demo[@]}"
says 'and its read tables agree with it' 0 '一致' rebuild --check "${demo[@]}"
exit $failed
