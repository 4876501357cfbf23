#include "cli/commands.h"
#include "cli/ledger.h"
#include "cli/message.h"
#include "cli/token.h"

const struct cli_flag global_flags[] = {
    {"data", "DIR", "数据所在的文件夹或者数据库地址（也可以写在环境变量 FRJ_DATA 里）"},
    {"keys", "DIR",
        "登记日志的签名密钥所在的文件夹，不写则是数据文件夹里的 keys（也可以写在环境变量 FRJ_KEYS "
        "里）"},
    {"as", "PERSON", "以谁的身份办理：人员代号、姓名或者编号"},
    {"by", "PERSON", "纸质办理的，写实际办理人；录入人是 --as"},
    {"on", "DAY", "纸质办理的，写材料上的日期"},
    {"paper", NULL, "依据纸质材料录入"},
    {"file", "FILE", "从 YAML 文件读取各项内容；- 是标准输入"},
    {"key", "HEX", "提交号（32位十六进制）：同一个提交号只记录一次"},
    {"json", NULL, "输出 JSON"},
    {"share", "DIR", "自带规则和演示故事所在的文件夹"},
    {"help", NULL, "这个命令的说明"},
    {0},
};

static const char single_words[] =
    "数据库只有一台服务器、没有同步备机：由表的所有者写明，核验时写出";

#define OWNER_FLAG                                                                                 \
    {                                                                                              \
        "owner", "DSN", "表的所有者的数据库地址；日常用的角色只能追加记录" \
    }

static const struct cli_flag copy_flags[] = {
    {"from", "PLACE", "从哪里：文件夹，或者 postgresql:// 开头的地址"},
    {"to", "PLACE", "到哪里，那里还没有数据"},
    OWNER_FLAG,
    {"single-server", NULL, single_words},
    {0},
};
static const struct cli_flag backup_flags[] = {
    {"to", "FILE", "备份到哪个文件，也可以直接写文件名"},
    {0},
};
static const struct cli_flag backup_verify_flags[] = {
    {"checkpoint", "FILE", "此前另存的检查点：备份应以它为开头"},
    {"trust", "POLICY", "信任清单：签过的检查点要由它列的公钥核对"},
    {0},
};
static const struct cli_flag restore_flags[] = {
    {"db", "DSN", "恢复到 PostgreSQL 里：postgresql:// 开头的地址，代替 --data"},
    OWNER_FLAG,
    {"single-server", NULL, single_words},
    {"checkpoint", "FILE", "此前另存的检查点：备份应以它为开头"},
    {0},
};
static const struct cli_flag reopen_flags[] = {
    {"checkpoint", "FILE", "原来的名称下最后一个检查点，比记录多也可以：多的写明丢失"},
    {"sm", NULL, "另有一把SM2密钥，为SM3树签名"},
    {0},
};
static const struct cli_flag init_flags[] = {
    {"db", "DSN", "放在 PostgreSQL 里：postgresql:// 开头的地址，代替 --data"},
    OWNER_FLAG,
    {"single-server", NULL, single_words},
    {"policy", "FILE", "规则包，不写则用自带的滨城区规则包"},
    {"demo", NULL, "建立演示区：演示时钟，自带一段故事"},
    {"name", "NAME", "机关或者地区的名称，不写为示范区"},
    {"log-name", "NAME", "记录的名称：域名，或者 uscc- 加统一社会信用代码"},
    {"sm", NULL, "另有一把SM2密钥，为SM3树签名（演示区总是有）"},
    {"scope", "WORD", "报告里的范围词：全区、全市、全县、本单位"},
    {0},
};
static const struct cli_flag help_flags[] = {{"all", NULL, "列出全部命令"}, {0}};
static const struct cli_flag list_flags[] = {
    {"noun", "NOUN", "只列这一种，如 filing"},
    {"person", "PERSON", "只列这个人的"},
    {"unit", "UNIT", "只列这个单位的"},
    {"open", NULL, "只列没有办完的"},
    {0},
};
static const struct cli_flag show_flags[] = {{"why", NULL, "说明每个期限为什么是这一天"}, {0}};
static const struct cli_flag fetch_flags[] = {
    {"to", "FILE", "写到哪个文件，不写则用它自己的名称"}, {0}};
static const struct cli_flag report_flags[] = {
    {"from", "DAY", "从哪一天（含）"},
    {"to", "DAY", "到哪一天（含）"},
    {"period", "WORDS", "期间：去年以来、今年3月以来、2021年以来、上半年、第一季度、截至目前"},
    {"as-of", "DAY", "数据截至哪一天；只数那时已经记录的"},
    {"list", NULL, "列出每个数字背后的事项"},
    {0},
};
static const struct cli_flag migrate_flags[] = {
    OWNER_FLAG, {"single-server", NULL, single_words}, {0}};
static const struct cli_flag rebuild_flags[] = {{"check", NULL, "只核对，不改动"}, {0}};
static const struct cli_flag play_flags[] = {
    {"today", "DAY", "相对日期（D-5、W+3）从哪一天算起"},
    {"verbose", NULL, "逐条列出"},
    {0},
};
static const struct cli_flag tail_flags[] = {{"count", "N", "最后几条，不写为10"}, {0}};
static const struct cli_flag verify_flags[] = {
    {"trust", "POLICY", "信任清单：登记日志和见证人的公钥、法定见证数（C2SP tlog-policy）"},
    {"revoked", "LIST", "撤销清单（*.frj-revocations）"},
    {"files", "DIR", "附件所在的文件夹：核对长度和摘要"},
    {"require-sm3", NULL, "必须有SM3部分"},
    {"deep", NULL, "连同查询用的表一起：另做一份，逐行核对；检查点的签名逐个核验"},
    {"checkpoint", "FILE", "另行保存的检查点：记录（或者导出）必须以它为开头"},
    {0},
};
static const struct cli_flag tree_flags[] = {{"sm3", NULL, "用SM3树"}, {0}};
static const struct cli_flag serve_flags[] = {
    {"listen", "ADDRESS", "在哪里提供服务，不写为 127.0.0.1:8080；unix:/路径 是本机套接字"},
    {"metrics", "ADDRESS", "另外在哪里提供 /metrics 和 /health；不写则没有"},
    {"tls-cert", "FILE", "直接以 https 提供服务：证书和签发它的各级证书（PEM）；连同 --tls-key"},
    {"tls-key", "FILE", "证书的私钥（PEM，不加密码）"},
    {"workers", "N", "几个窗口进程，不写则每个处理器核一个"},
    {"outbox", "DIR", "把要寄的信放进这个文件夹，由本单位的邮件系统取走；不写则不寄信"},
    {"mail-from", "ADDRESS", "信的发件地址，不写为 frj@localhost"},
    {"log", "WHAT", "运行日志（标准错误）：requests 每个请求一行，不写时如此；none 不写请求"},
    {"post", "NAME", "由服务自己使用"},
    {"door", NULL, "由服务自己使用"},
    {0},
};
static const struct cli_flag doctor_flags[] = {
    {"backups", "DIR", "放备份（*.frjb）的文件夹"},
    {"certificate", "FILE", "网页用的证书（PEM）"},
    {"outbox", "DIR", "放要寄的信（*.eml）的文件夹"},
    {0},
};
static const struct cli_flag account_flags[] = {
    {"person", "PERSON", "是谁的账号"},
    {"password-file", "FILE", "密码在哪个文件；- 是标准输入"},
    {0},
};
static const struct cli_flag token_create_flags[] = {
    {"person", "PERSON", "是谁的令牌：程序拿着它就是这个人"},
    {"scope", "WORD", "read 只能查看（不写即是）；act 也能办理；set_up 还能登记单位、人员、规则"},
    {"days", "N", "几天后到期，不写为90，最多366"},
    {"name", "WORDS", "给什么程序用的，便于以后辨认"},
    {0},
};
static const struct cli_flag token_flags[] = {{"person", "PERSON", "是谁的令牌"}, {0}};
static const struct cli_flag offer_flags[] = {
    {"from", "SIZE", "见证人上次见证到的条数，不写为0（第一次）"},
    {"sm3", NULL, "用SM3树"},
    {0},
};
#define STATE_FLAG                                                                                 \
    {                                                                                              \
        "state", "DIR", "见证人的文件夹：密钥、登记日志的名单、见证到哪里" \
    }
static const struct cli_flag witness_flags[] = {STATE_FLAG, {0}};
static const struct cli_flag witness_init_flags[] = {
    STATE_FLAG,
    {"name", "NAME", "见证人的名称，不能有空格和“+”，以后不能改"},
    {"log", "VKEY…", "登记日志的公钥，可以写几次"},
    {"sm", NULL, "另有一把SM2密钥，为SM3树见证"},
    {0},
};
static const struct cli_flag holiday_list_flags[] = {{"year", "YEAR", "只列这一年"}, {0}};
static const struct cli_flag holiday_next_flags[] = {
    {"from", "DAY", "从哪一天算起（当日不计入）"},
    {"days", "N", "几个工作日，不写为1"},
    {0},
};

#define WORK "0 1 2 4 6 7 8 75"
#define READ "0 1 2 4 6 7 8"
#define D " --data data/demo"

static const struct cli_command rows[] = {
    {"init", NULL, "", "建立一个新的实例", init_flags, init_run, false, "0 1 2 3 4 5 7",
        "frj init --data data/demo --demo\nfrj init --data data/qu --name 某某区 --scope 全区\n"
        "frj init --data data/qu --policy policies/bincheng.yaml\n"
        "frj init --db postgresql://frj_app@localhost/frj \\\n"
        "    --owner postgresql://frj_owner@localhost/frj --keys /etc/frj/keys --name 某某区 \\\n"
        "    --single-server"},
    {"policy", "check", "FILE", "检查规则包是否完整、可以施行", NULL, policy_check_run, false,
        "0 1 2 5", "frj policy check policies/bincheng.yaml\nfrj policy check my.yaml --json"},
    {"policy", "show", "[FILE]", "把规则包打印成可以阅读的文本；不写文件则是现行的一版", NULL,
        policy_show_run, false, "0 1 2 5",
        "frj policy show policies/bincheng.yaml\nfrj policy show policies/bincheng.yaml --json"},
    {"policy", "diff", "FILE FILE", "逐条对照两个规则包", NULL, policy_diff_run, false, "0 1 2 5",
        "frj policy diff policies/bincheng-2017.yaml policies/bincheng.yaml"},
    {"policy", "list", "", "列出启用过的各版规则", NULL, policy_list_run, false, READ,
        "frj policy list" D "\nfrj policy list" D " --json"},
    {"policy", "activate", "FILE", "启用一版规则（两个人：发布人和规则编辑人）", NULL,
        policy_activate_run, true, WORK,
        "frj policy activate my.yaml" D " --as fabu --editor bianji --samples-acknowledged 0"},
    {"matter", "list", "", "列出事项", list_flags, matter_list_run, false, READ,
        "frj matter list" D "\nfrj matter list" D " --as fan --noun filing --open"},
    {"matter", "show", "ID", "一件事项现在的样子", show_flags, matter_show_run, false, READ,
        "frj matter show 1a2b3c4d" D "\nfrj matter show 1a2b3c4d" D " --why\n"
        "frj matter show 备2022-0001" D " --as ma --json"},
    {"matter", "options", "ID", "现在可以办什么，其余为什么不能办", NULL, matter_options_run, false,
        READ, "frj matter options 1a2b3c4d" D " --as fan"},
    {"matter", "check", "[ID]", "案卷体检：还缺什么，怎么补；不写编号则查所有办理中的事项", NULL,
        matter_check_run, false, "0 2 4 5 6 7 8",
        "frj matter check 1a2b3c4d" D " --as lv\nfrj matter check" D " --as lv"},
    {"matter", "act", "ID [ACTION]", "办理当前步骤；不写动作则列出可以办的", NULL, submit_run, true,
        WORK,
        "frj matter act 1a2b3c4d" D " --as fan\n"
        "frj matter act 1a2b3c4d sign" D " --as fan --result agreed"},
    {"matter", "link", "ID", "关联另一件事项", NULL, submit_run, true, WORK,
        "frj matter link 1a2b3c4d" D " --as ma --to 5e6f7a8b --kind related"},
    {"matter", "withdraw", "ID", "申请人撤回", NULL, submit_run, true, WORK,
        "frj matter withdraw 1a2b3c4d" D " --as ma --reasons 项目已经取消，不再需要备案"},
    {"matter", "state", "ID", "记录一种说法", NULL, submit_run, true, WORK,
        "frj matter state 1a2b3c4d" D " --as lv --source 当事人 --words 当时已经口头请示"},
    {"matter", "recuse", "ID", "回避：自行提出、提出他人、决定、解除", NULL, submit_run, true, WORK,
        "frj matter recuse 1a2b3c4d" D
        " --as lv --person lv --state declared --reasons 与当事人有亲属关系，应当回避"},
    {"matter", "attach", "ID FILE", "放入一份文件（不超过50 MB，按内容辨认种类）", NULL,
        matter_files_run, true, WORK,
        "frj matter attach 1a2b3c4d 可行性研究报告.pdf" D " --as ma --material feasibility"},
    {"matter", "files", "ID", "列出文件", NULL, matter_files_run, false, READ,
        "frj matter files 1a2b3c4d" D " --as ma"},
    {"matter", "fetch", "ID NO", "取出第几份文件，先核对它的摘要", fetch_flags, matter_files_run,
        false, "0 1 2 4 5 6 7 8", "frj matter fetch 1a2b3c4d 1" D " --as ma --to report.pdf"},
    {"matter", "stop", "ID", "中止一步的期限", NULL, submit_run, true, WORK,
        "frj matter stop 1a2b3c4d" D " --as lv --step T3 --reasons 等待上级机关批准，期限中止"},
    {"matter", "resume", "ID", "恢复一步的期限", NULL, submit_run, true, WORK,
        "frj matter resume 1a2b3c4d" D " --as lv --step T3"},
    {"matter", "extend", "ID", "延长一步的期限", NULL, submit_run, true, WORK,
        "frj matter extend 1a2b3c4d" D " --as wei --step T3 --reasons 涉及多个部门，核查尚需时间"},
    {"matter", "reclassify", "ID", "改变种类，原来的也保留", NULL, submit_run, true, WORK,
        "frj matter reclassify 1a2b3c4d" D " --as lv --procedure clarification --reasons ……"},
    {"matter", "hand_over", "ID", "移交，或者由上级提级办理", NULL, submit_run, true, WORK,
        "frj matter hand_over 1a2b3c4d" D " --as lv --file handover.yaml"},
    {"matter", "late", "", "补录一件系统以外办结的事项", NULL, submit_run, true, WORK,
        "frj matter late --file c15.yaml" D " --as feng"},
    {"matter", "void", "ID", "作废一件补录；原来的仍可查看，重新补录时用 links 写明 replaces", NULL,
        submit_run, true, WORK,
        "frj matter void 1a2b3c4d" D " --as feng --reasons 处理结果写错了，作废后重新补录"},
    {"matter", "export", "ID", "原样导出一件事项（JSON）", NULL, matter_export_run, false, READ,
        "frj matter export 1a2b3c4d" D " --as feng >matter.json"},
    {"meeting", "hold", "", "记录一次会议，一次会议可以研究几件事项", NULL, submit_run, true, WORK,
        "frj meeting hold --file meeting.yaml" D " --as feng"},
    {"meeting", "conclude", "ID", "给一次会议加上一项结论，到会情况不变", NULL, submit_run, true,
        WORK, "frj meeting conclude 9c8d7e6f" D " --as feng --file item.yaml"},
    {"meeting", "call", "", "发布一次会议的议程，通知成员", NULL, submit_run, true, WORK,
        "frj meeting call --file agenda.yaml" D " --as shen"},
    {"meeting", "reply", "ID", "答复会议通知：到会或者请假", NULL, submit_run, true, WORK,
        "frj meeting reply 9c8d7e6f" D " --as jin --state leave --reasons 公差"},
    {"meeting", "read", "ID", "会前已阅一项的材料", NULL, submit_run, true, WORK,
        "frj meeting read 9c8d7e6f" D " --as jin --matter 1a2b3c4d"},
    {"meeting", "opine", "ID", "会前对一项提出书面意见，不计入表态", NULL, submit_run, true, WORK,
        "frj meeting opine 9c8d7e6f" D " --as jin --matter 1a2b3c4d --position for"},
    {"meeting", "convene", "ID", "登记发布过议程的会议的到会", NULL, submit_run, true, WORK,
        "frj meeting convene 9c8d7e6f" D " --as shen --file attendance.yaml"},
    {"meeting", "correct", "ID", "更正一名成员的到会，原来的也保留", NULL, submit_run, true, WORK,
        "frj meeting correct 9c8d7e6f" D " --as shen --file correction.yaml"},
    {"meeting", "show", "ID", "一次会议：到会、表态、结论", NULL, meeting_show_run, false, READ,
        "frj meeting show 9c8d7e6f" D " --as fan"},
    {"meeting", "list", "", "列出会议", NULL, meeting_list_run, false, READ,
        "frj meeting list" D " --as fan"},
    {"person", "list", "", "列出人员和现任职务", NULL, directory_list_run, false, READ,
        "frj person list" D},
    {"person", "add", "", "登记人员", NULL, submit_run, true, WORK,
        "frj person add" D " --handle ma --name 陈某某 --party-member 1"},
    {"person", "amend", "PERSON", "更正姓名、是否党员；原来的留在记录中", NULL, submit_run, true,
        WORK, "frj person amend ma" D " --name 陈某某 --reasons 姓名登记错了"},
    {"unit", "list", "", "列出单位", NULL, directory_list_run, false, READ, "frj unit list" D},
    {"unit", "add", "", "登记单位", NULL, submit_run, true, WORK,
        "frj unit add" D " --handle zhujian --name 住房和城乡建设局"},
    {"unit", "amend", "UNIT", "更正单位的名称、种类、上级；原来的留在记录中", NULL, submit_run,
        true, WORK,
        "frj unit amend zhujian" D " --name 住房和城乡建设局 --reasons 机构改名 --from 2022-03-01"},
    {"role", "list", "", "列出现行规则的职责和它的范围", NULL, role_list_run, false, READ,
        "frj role list" D "\nfrj role list" D " --json"},
    {"post", "list", "", "列出职务和它的职责", NULL, directory_list_run, false, READ,
        "frj post list" D},
    {"post", "add", "", "登记职务", NULL, submit_run, true, WORK,
        "frj post add" D
        " --handle zj_clerk --title 办公室主任 --unit zhujian --roles [unit_clerk]"},
    {"post", "amend", "POST", "更正职务的名称，或者从某一天起改变职责", NULL, submit_run, true,
        WORK,
        "frj post amend zj_clerk" D
        " --roles [unit_clerk,entry_clerk] --from 2022-03-01 --reasons 兼任登记人员"},
    {"tenure", "begin", "PERSON", "任职", NULL, submit_run, true, WORK,
        "frj tenure begin ma" D " --post zj_clerk --from 2022-01-01"},
    {"tenure", "end", "PERSON", "免职、离任", NULL, submit_run, true, WORK,
        "frj tenure end ma" D " --post zj_clerk --to 2022-12-31"},
    {"body", "list", "", "列出议事机构和现任成员", NULL, directory_list_run, false, READ,
        "frj body list" D},
    {"body", "kinds", "", "列出现行规则的会议种类", NULL, body_kinds_run, false, READ,
        "frj body kinds" D},
    {"body", "add", "", "登记议事机构", NULL, submit_run, true, WORK,
        "frj body add" D
        " --handle zhujian_dangzu --name 住建局党组 --kind unit_body --unit zhujian"},
    {"body", "amend", "BODY", "更正议事机构的名称；原来的留在记录中", NULL, submit_run, true, WORK,
        "frj body amend zhujian_dangzu" D " --name 住建局党组 --reasons 机构改名"},
    {"roster", "set", "BODY", "登记会议成员名册", NULL, submit_run, true, WORK,
        "frj roster set zhujian_dangzu" D " --from 2022-01-01"
        " --members '[{person: fan, leader: 1}, {person: peng}]'"},
    {"report", "line", "", "打印公布的那句话", report_flags, report_line_run, false, READ,
        "frj report line" D " --from 2021-01-01 --to 2022-09-06\n"
        "frj report line" D " --period 去年以来 --as-of 2022-09-06 --list"},
    {"ledger", "verify", "[FILE]", "从头验算全部记录；写明文件则核验这个文件，不需要数据库",
        verify_flags, ledger_verify_run, false, "0 1 2 4 5 8 75",
        "frj ledger verify" D "\nfrj ledger verify --deep --checkpoint saved.txt" D
        "\nfrj ledger verify a.frj-receipt --trust trust.txt\n"
        "frj ledger verify a.frj-cert --trust trust.txt --revoked list.frj-revocations"},
    {"ledger", "prove", "SEQ", "打印第几号记录在树中的证明（C2SP tlog-proof）", tree_flags,
        ledger_prove_run, false, "0 2 4 5 8",
        "frj ledger prove 3" D "\nfrj ledger prove 3 --sm3" D},
    {"ledger", "checkpoint", "", "打印最新的检查点，连同签名和见证", tree_flags,
        ledger_checkpoint_run, false, "0 2 4 8", "frj ledger checkpoint" D " > saved.txt"},
    {"ledger", "keys", "", "打印登记日志的公钥，写成信任清单", NULL, ledger_keys_run, false,
        "0 2 4 8", "frj ledger keys" D " > trust.txt"},
    {"ledger", "sign", "", "请签名程序把检查点签到最后一条（登记时会自动签）", NULL,
        ledger_sign_run, false, "0 2 3 4 5 75", "frj ledger sign" D},
    {"ledger", "offer", "", "打印见证人要看的材料：最新检查点和一致性证明", offer_flags,
        ledger_offer_run, false, "0 2 4 5 8", "frj ledger offer --from 1200" D " > offer.txt"},
    {"ledger", "cosign", "FILE", "收存见证人交回的签名行", tree_flags, ledger_cosign_run, false,
        "0 1 2 4 5 8 75", "frj ledger cosign lines.txt" D},
    {"ledger", "export", "FILE", "把全部记录导出成一个文件（*.frjl）", NULL, ledger_export_run,
        false, "0 1 2 4 5 7 8", "frj ledger export demo.frjl" D},
    {"ledger", "root", "", "打印记录的条数和两个根", NULL, ledger_root_run, false, "0 2 4 5 8",
        "frj ledger root" D "\nfrj ledger root" D " --json"},
    {"ledger", "tail", "", "最后几条记录：何时、何事，不含内容", tail_flags, ledger_tail_run, false,
        READ, "frj ledger tail" D " --count 20"},
    {"serve", NULL, "", "开始提供服务（网页和接口）", serve_flags, serve_run, false, "0 1 2 4 8 75",
        "frj serve" D "\nfrj serve" D " --listen 127.0.0.1:8080"},
    {"doctor", NULL, "", "检查这台机器：时钟、磁盘、字体、放假安排、数据库、密钥、备份、证书",
        doctor_flags, doctor_run, false, "0 1 2", "frj doctor" D " --backups /mnt/beifen"},
    {"account", "add", "NAME", "建立登录账号", account_flags, account_add_run, false,
        "0 1 2 4 7 8 75", "frj account add ma --person ma --password-file -" D},
    {"account", "address", "PERSON [ADDRESS]", "一个人的邮件地址，不写地址则不再寄信", NULL,
        account_address_run, false, "0 1 2 4 8 75", "frj account address ma ma@example.gov.cn" D},
    {"token", "create", "", "给程序建立令牌，只显示一次", token_create_flags, token_create_run,
        false, WORK, "frj token create --person ma --scope act --days 30 --name 月报程序" D},
    {"token", "list", "", "一个人的令牌", token_flags, token_list_run, false, READ,
        "frj token list --person ma" D},
    {"token", "revoke", "ID", "停用令牌", token_flags, token_revoke_run, false, WORK,
        "frj token revoke 3f2a9c0d1e4b5a67 --person ma" D},
    {"rebuild", NULL, "", "从记录重做查询用的表", rebuild_flags, rebuild_run, false, "0 2 4 5 8 75",
        "frj rebuild" D "\nfrj rebuild --check" D},
    {"migrate", NULL, "", "把表升到本程序的版本，由表的所有者运行", migrate_flags, migrate_run,
        false, "0 2 4 7 8 75",
        "frj migrate" D "\n"
        "frj migrate --data postgresql://frj_app@localhost/frj \\\n"
        "    --owner postgresql://frj_owner@localhost/frj --single-server"},
    {"copy", NULL, "", "把数据复制到另一处（文件夹和 PostgreSQL 之间），记录一条不变", copy_flags,
        copy_run, false, "0 2 4 5 7 8 75",
        "frj copy --from data/demo --to postgresql://frj_app@localhost/frj \\\n"
        "    --owner postgresql://frj_owner@localhost/frj\n"
        "frj copy --from postgresql://frj_app@localhost/frj --to data/back"},
    {"backup", "create", "FILE", "把全部记录备份成一个文件，不必停止办理", backup_flags,
        backup_create_run, false, "0 1 2 4 5 7 8",
        "frj backup create /mnt/beifen/20261125.frjb" D "\nfrj backup create --to 20261125.frjb" D},
    {"backup", "verify", "FILE", "逐条验算一个备份，不需要原来的数据", backup_verify_flags,
        backup_verify_run, false, "0 1 2 4 5 8",
        "frj backup verify 20261125.frjb\nfrj backup verify 20261125.frjb --checkpoint jcd.txt"},
    {"restore", NULL, "FILE", "从备份恢复到空的地方，逐条验算；1是已恢复但缺少末尾", restore_flags,
        restore_run, false, "0 1 2 4 5 7 8 75",
        "frj restore 20261125.frjb --data data/qu --checkpoint jcd.txt\n"
        "frj restore 20261125.frjb --db postgresql://frj_app@localhost/frj \\\n"
        "    --owner postgresql://frj_owner@localhost/frj"},
    {"log", "reopen", "", "末尾丢失或者密钥失窃后，换下一个名称和新的密钥接着记录", reopen_flags,
        log_reopen_run, false, "0 1 2 4 5 7 8 75",
        "frj log reopen --checkpoint jcd.txt --data data/qu"},
    {"play", NULL, "FILE", "在演示时钟的实例上演一个故事", play_flags, play_run, false,
        "0 1 2 3 4 5 8 75", "frj play demo/district.story" D},
    {"witness", "init", "", "建立一个见证人：有自己的文件夹和密钥，不打开任何实例",
        witness_init_flags, witness_init_run, false, "0 2 4 7 8",
        "frj witness init --state w --name audit.example/w \\\n"
        "    --log bincheng.example/frj/1+9a…+AXn…"},
    {"witness", "key", "", "打印见证人的公钥，写进信任清单", witness_flags, witness_key_run, false,
        "0 2 4 5 8 75", "frj witness key --state w"},
    {"witness", "sign", "FILE", "见证一个检查点：登记日志从上一次见证过的增长来，才签名",
        witness_flags, witness_sign_run, false, "0 1 2 4 5 6 7 8 75",
        "frj witness sign a.offer --state w >a.cosignature"},
    {"witness", "last", "", "每个登记日志见证到多少条", witness_flags, witness_last_run, false,
        "0 2 4 5 8 75", "frj witness last --state w"},
    {"door", "open", "", "打开本机入口", NULL, submit_run, true, WORK,
        "frj door open" D " --reasons 系统维护"},
    {"door", "shut", "", "关闭本机入口", NULL, submit_run, true, WORK,
        "frj door shut" D " --reasons 已经建立账号"},
    {"holiday", "list", "", "列出放假和调休", holiday_list_flags, holiday_list_run, false, READ,
        "frj holiday list" D " --year 2026"},
    {"message", "list", "", "告诉一个人的消息，新的在前", NULL, message_list_run, false, READ,
        "frj message list" D " --as ma"},
    {"holiday", "check", "FILE", "检查放假通知文件", NULL, holiday_check_run, false, "0 1 2 5",
        "frj holiday check policies/holidays.yaml"},
    {"holiday", "next", "", "从某日起第几个工作日", holiday_next_flags, holiday_next_run, false,
        READ, "frj holiday next" D " --from 2026-09-25 --days 5"},
    {"holiday", "publish", "FILE", "登记放假通知", NULL, holiday_publish_run, false, WORK,
        "frj holiday publish policies/holidays.yaml" D},
    {"holiday", "moved", "", "列出因放假通知改了日子的期限", NULL, holiday_moved_run, false, READ,
        "frj holiday moved" D " --as zhengjj"},
    {"help", NULL, "[NOUN [VERB]]", "说明", help_flags, help_run, false, "0 2",
        "frj help matter show\nfrj help setup\nfrj help --all"},
    {"version", NULL, "", "版本", NULL, version_run, false, "0", "frj version"},
    {NULL, NULL, "[ID [ACTION]]",
        "备案 filing、容错认定 determination、纠错 correction、回访 visit、澄清 clarification "
        "等程序的每一步",
        NULL, procedure_run, true, WORK,
        "frj filing new" D " --as ma --title 健身步道改线 --unit zhujian \\\n"
        "    --apply '{title: 健身步道改线, plan: 绕开管线, why: 管线图不准, clauses: [R08],\n"
        "             foreseeable: 超出概算, objective_reasons: 地下管线没有存档图纸}'\n"
        "frj filing study 1a2b3c4d" D " --as feng --file meeting.yaml\n"
        "frj filing sign 1a2b3c4d" D " --as feng --by fan --on 2022-03-08 --result agreed"},
};

const struct cli_command *commands(size_t *len)
{
    *len = COUNT_OF(rows);
    return rows;
}

static bool noun_known(struct str noun)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].noun != NULL && str_is(noun, rows[i].noun))
            return true;
    return false;
}

const struct cli_command *command_row(struct str noun, struct str verb)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].noun != NULL && str_is(noun, rows[i].noun)
            && (rows[i].verb == NULL || str_is(verb, rows[i].verb)))
            return &rows[i];
    return noun_known(noun) || verb.len == 0 ? NULL : &rows[COUNT_OF(rows) - 1];
}
