"""A filing as a cadre writes it, without a script: five parts over several requests and a restart.

serve_filing_test.py FRJ: what is typed is what a browser would send of the forms that are found; the
server is started anew in the middle; another person looks for the draft; it is handed in twice; the
leader signs it on one screen.
"""
import re
import socket
import subprocess
import tempfile
import urllib.parse

from people import Person
from serve_pages_test import study
from serving import FRJ, Server, end, told


def says(person, *words):
    return all(word in person.page.text for word in words)


def sent_again(person):
    """The form as it stands, to be sent more than once."""
    form = person.form()
    return form["action"], urllib.parse.urlencode(form["fields"])


TITLE = "老旧厂区三期消防验收（示例）"
PARTS = [
    {"title": TITLE, "project": "老旧厂区改造三期", "apply.plan": "先整改，后补办消防验收",
     "apply.why": "企业急需开工，手续缺失已有多年", "apply.begins": "2026年12月1日",
     "apply.ends": "2027-06-30"},
    {"apply.clauses[0]": "R08"},
    {"apply.objective_reasons": "厂房建于2003年，当时没有消防验收要求",
     "apply.foreseeable": "部分厂房图纸缺失，验收标准可能不一致",
     "apply.risks[0].error": "漏检一处隐患", "apply.risks[0].prevention": "逐栋复核"},
    {"apply.materials[1].material": "risk_plan"},
    {f"apply.promises[{i}]": code for i, code in
     enumerate(["no_private_gain", "due_procedure", "true_statement"])},
]


def begin(ma):
    ma.go("/")
    told("/filings/new" in ma.page.links.values(), "the workbench leads to a new filing",
         ma.page.links)
    ma.go("/filings/new")
    told(says(ma, "谁可以备案", "党员干部", "备案不等于免责"),
         "before it begins: who may file, and what a filing is not", ma.page.text)
    action, body = sent_again(ma)
    ma.send({})
    first = ma.path
    told(re.fullmatch(r"/filings/[0-9a-f]{32}/edit/1", first), "it begins with the first part", first)
    ma.ask("POST", action, body)
    told(ma.path == first, "begun twice it is one draft", ma.path)
    return first.removesuffix("/edit/1")


def first_part(ma):
    ma.send({"title": TITLE, "apply.begins": "2026年13月1日"})
    told(ma.status == 422 and "<title>错误" in ma.html
         and says(ma, "请填写“计划做什么”", "请填写“为什么做”"),
         "a part that lacks much says what", (ma.status, ma.page.text))
    told('value="2026年13月1日"' in ma.html and re.search("开始日期：[^<]*月", ma.html),
         "a wrong date stays as it was typed, with what is wrong in it", ma.page.text)
    ma.send(PARTS[0] | {"apply.ends": "2026年11月1日"})
    told(ma.status == 422 and says(ma, "结束日期早于开始日期"), "an end before the beginning is told",
         ma.page.text)
    ma.send({"apply.ends": PARTS[0]["apply.ends"]})
    told(ma.status == 200 and ma.path.endswith("/edit/2"),
         "then it goes on to the second part", (ma.status, ma.path))


def second_part(ma):
    told(ma.html.count('type="radio"') == 16 and says(ma, "例：12栋老厂房没有审批手续")
         and says(ma, "不适应容错的情形（5项）"),
         "the situations of the edition in force, with examples, then those that stop it",
         ma.page.text)
    ma.send({"apply.clauses[0]": "X01"})
    told(ma.status == 422 and says(ma, "只能不予容错", "请先问党风政风监督室"),
         "one to which tolerance does not apply stops here: rule, reason, whom to ask",
         ma.page.text)
    ma.send(PARTS[1])
    told(ma.path.endswith("/edit/3") and says(ma, "您选的情形", "历史遗留问题"),
         "the chosen situation stands beside the third part", ma.page.text)


def third_part(ma, draft):
    ma.send({"apply.objective_reasons": PARTS[2]["apply.objective_reasons"],
             "apply.risks[0].prevention": "逐栋复核", "then": "leave"})
    told(ma.path == "/" and says(ma, "没有提交的草稿（1）", TITLE),
         "left halfway it stands on the workbench", (ma.path, ma.page.text))
    ma.go(draft + "/edit")
    told(says(ma, "填写中，还有2处", "已完成", "可不填", "还不能填写"),
         "the list of parts says how far each is", ma.page.text)


def others(port, draft):
    fei, what = Person(port, "fei"), []
    for path in (draft + "/edit", draft + "/edit/1", draft + "/check",
                 "/filings/00000000000000000000000000000000/edit"):
        fei.go(path)
        what.append(fei.status)
    fei.go("/filings/new")
    body = sent_again(fei)[1] + "&title=x"
    for path in (draft + "/edit/1", draft + "/check", draft + "/drop"):
        fei.ask("POST", path, body)
        what.append(fei.status)
    told(what == [404] * 7, "for anyone else the draft is not there", what)
    told(draft + "/edit" not in fei.go("/").links.values(), "nor on their workbench")


def rest(ma, draft):
    ma.go(draft + "/edit/3")
    told(PARTS[2]["apply.objective_reasons"] in ma.html,
         "what was kept stands in its field after the server began anew", ma.page.text)
    ma.send({})
    told(ma.status == 422 and says(ma, "可能的差错：此项必须填写"),
         "a risk without its error is told", ma.page.text)
    ma.send(PARTS[2] | {"then": "more"})
    told("apply.risks[1].error" in ma.form()["names"], "one more risk may be written",
         sorted(ma.form()["names"]))
    ma.send({})
    told(ma.path.endswith("/edit/4"), "the third part is done", (ma.path, ma.page.text))
    ma.go(draft + "/check")
    told(says(ma, "还有 3 处没有填好") and "提交到党组织</button>" not in ma.html
         and draft + "/edit/5?back=check" in ma.page.links.values(),
         "the check says what is missing, and where to add it", (ma.page.text, ma.page.links))
    ma.ask("POST", *sent_again(ma))
    told(ma.status == 422, "so it cannot be handed in", ma.status)
    ma.go(draft + "/edit/4")
    ma.send(PARTS[3])
    ma.send(PARTS[4])
    told(ma.status == 200 and ma.path == draft + "/check" and says(ma, 
        "先整改，后补办消防验收", "风险防控预案已备好", "第8项", "主要领导审核", "个工作日"),
        "after the last part all stands on one page, with what happens next",
        (ma.path, ma.page.text))


def change(ma, draft):
    ma.follow("更改")
    told("back=check" in ma.path, "更改 opens its part", ma.path)
    ma.send({"apply.plan": "先整改，后补办消防验收，最后复查"})
    told(ma.path == draft + "/check" and says(ma, "最后复查", "不借此事为自己"),
         "and leads back, with the other answers kept", (ma.path, ma.page.text))


def hand_in(ma, draft):
    action, body = sent_again(ma)
    ma.ask("POST", action, body)
    told(ma.status == 200 and ma.path == draft + "/check" and says(ma, "已提交到党组织"),
         "it is handed in", (ma.status, ma.page.text))
    matter = ma.page.links.get("查看这件事项", "")
    ma.ask("POST", action, body)
    told(ma.status == 200 and ma.page.links.get("查看这件事项") == matter != "",
         "handed in twice it is one filing", (ma.status, ma.page.links))
    ma.go("/matters")
    mine = [path for words, path in ma.page.links.items() if TITLE in words]
    told(mine == [matter], "and one row in the list", mine)
    for path in (draft + "/edit", draft + "/edit/1"):
        ma.go(path)
        told(ma.path == draft + "/check", "what was handed in is changed no more: " + path, ma.path)
    told("没有提交的草稿" not in ma.go("/").text, "and no draft any more", ma.page.text)
    ma.go(matter)
    told(says(ma, "待集体研究", "漏检一处隐患", "如实填写"), "the matter has what was written",
         ma.page.text)
    return matter


def second_filing(ma):
    ma.go("/filings/new")
    ma.send({})
    draft = ma.path.removesuffix("/edit/1")
    for i, fields in enumerate(PARTS):
        fields = fields | ({"title": "老旧厂区三期复查（示例）"} if i == 0 else {})
        ma.send(fields)
    told(ma.path == draft + "/check" and says(ma, "相近的备案", TITLE),
         "a filing of the same project is shown before the next is handed in", ma.page.text)
    ma.go(draft + "/edit")
    ma.send({}, draft + "/drop")
    told(ma.path == "/" and "没有提交的草稿" not in ma.page.text, "a draft can be deleted",
         ma.page.text)
    ma.go(draft + "/edit")
    told(ma.status == 404, "then it is not there", ma.status)


def looked_at(port, ma, matter):
    """P6 for those it is not for."""
    ma.go(matter.replace("/matters/", "/sign/"))
    told(ma.status == 200 and says(ma, "现在不由您在这里签批") and "同意报备</button>" not in ma.html
         and "录入纸质呈批件" not in ma.html, "the applicant may read it and sign nothing",
         ma.page.text)
    fei = Person(port, "fei")
    fei.go(matter.replace("/matters/", "/sign/"))
    told(fei.status == 404, "to a stranger it is not there", fei.status)


def sent_back_on_paper(feng, matter):
    """The leader returned it on paper; the clerk enters that."""
    feng.go(matter)
    feng.follow("录入纸质呈批件")
    feng.send({"paper.result": "returned"})
    told(feng.status == 422 and says(feng, "请选择在纸上签批的人", "请填写纸上的签批日期"),
         "a paper without its signer and its day is not entered", feng.page.text)
    fan = next(value for label, value in feng.choices("paper.signer") if label.startswith("范某某"))
    today = re.search("党组织集体研究（(20[0-9]+年[0-9]+月[0-9]+日)）", feng.page.text).group(1)
    paper = {"paper.signer": fan, "paper.done_on": today, "paper.result": "returned",
             "paper.chain[1].person": fan, "paper.chain[1].opinion": "请补充复查安排"}
    feng.send(paper | {"paper.opinion": "补充"})
    told(feng.status == 422 and says(feng, "不少于10个字") and feng.stands("csrf"),
         "returned without reasons it is refused with the rule", feng.page.text)
    feng.send(paper | {"paper.opinion": "请补充复查的安排和责任人，再报党组织研究"})
    told(feng.status == 200 and feng.path == matter and says(feng, "草稿", "请补充复查的安排"),
         "the paper is entered as the leader's, and the filing goes back", feng.page.text)


def written_anew(ma, matter):
    ma.go(matter)
    ma.follow("书面申请")
    edit = ma.path
    told(edit == matter.replace("/matters/", "/filings/") + "/edit"
         and says(ma, "修改", "已完成") and "没有填好" not in ma.page.text,
         "what was sent back is written anew in its parts, filled as it was", ma.page.text)
    ma.go(edit + "/1")
    told("最后复查" in ma.html and "unit" not in ma.form()["names"],
         "what it was opened with is not asked again", sorted(ma.form()["names"]))
    ma.send({"apply.plan": "先整改，后补办消防验收，最后由质安科复查"})
    ma.go(edit.removesuffix("edit") + "check")
    told(says(ma, "质安科复查", "漏检一处隐患"), "kept with all that was there", ma.page.text)
    action, body = sent_again(ma)
    ma.ask("POST", action, body)
    told(ma.status == 200 and says(ma, "已提交到党组织"), "it is handed in again", ma.page.text)
    ma.ask("POST", action, body)
    told(ma.status == 200 and says(ma, "已提交到党组织"), "twice is once", ma.page.text)
    ma.go(matter)
    told(says(ma, "待集体研究", "质安科复查"), "and waits for the study again", ma.page.text)


def signed(fan, matter):
    fan.go("/")
    sign = matter.replace("/matters/", "/sign/")
    told(sign in fan.page.links.values(), "the workbench leads straight to what is to be signed",
         fan.page.links)
    fan.go(sign)
    told(says(fan, TITLE, "质安科复查", "第8项 在化解矛盾纠纷", "符合备案条件", "同意", "漏检一处隐患",
              "风险防控预案", "个工作日"),
         "on one screen: what, why, which situation, the study, the risks, papers, days",
         fan.page.text)
    fan.send({"result": "returned"})
    told(fan.status == 422 and says(fan, "没有签批", "不少于10个字"),
         "returned without reasons it is refused", fan.page.text)
    action, body = sent_again(fan)
    fan.ask("POST", action, body + "&result=agreed")
    told(fan.status == 200 and fan.path == matter and says(fan, "待报送"), "agreed by one button",
         (fan.status, fan.page.text))
    fan.ask("POST", action, body + "&result=agreed")
    told(fan.status == 404, "a signed filing waits for no signature", fan.status)


SCAN = b"%PDF-1.4\nscan of the signed paper\n"


def upload(person, title, data):
    """The form with a file, as a browser sends it."""
    form = next(f for f in person.forms() if f["action"].endswith("/files"))
    fields = dict(form["fields"]) | {"title": title}
    body = b"".join(f'--b-x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                    .encode() for name, value in fields.items())
    body += (b'--b-x\r\nContent-Disposition: form-data; name="file"; filename="scan.pdf"\r\n'
             b"Content-Type: application/pdf\r\n\r\n" + data + b"\r\n--b-x--\r\n")
    person.ask("POST", form["action"], body, "multipart/form-data; boundary=b-x")


def only_clerks(port, ma, feng):
    ma.go("/filings/new")
    action, body = sent_again(ma)
    told("录入纸质申请" not in ma.page.text and "applicant" not in ma.form()["names"],
         "who is no clerk is offered nobody's paper", ma.page.text)
    feng.go("/filings/new")
    offered = dict(feng.choices("applicant"))
    mine = next(value for label, value in offered.items() if label.startswith("马某某"))
    other = next(value for label, value in anyone(port) if label.startswith("唐某某"))
    told(not [label for label in offered if label[:3] in ("唐某某", "冯某某")],
         "a unit's clerk may choose the unit's own people, and not oneself", list(offered))
    ma.ask("POST", action, body + "&applicant=" + other)
    told(ma.status == 422 and says(ma, "没有开始录入", "纸质材料要由经办人或者登记人员录入",
                                   "您不是唐某某", "请由其所在单位的经办人录入"),
         "refused with the rule, the reason and what to do", (ma.status, ma.page.text))
    action, body = sent_again(feng)
    feng.ask("POST", action, body + "&applicant=" + other)
    told(feng.status == 422 and says(feng, "没有开始录入"), "nor for another unit's", feng.page.text)
    feng.ask("POST", action, body + "&paper=yes&applicant=")
    told(feng.status == 422 and says(feng, "请选择“申请人”") and "paper" in feng.forms()[1]["names"],
         "nor for nobody", feng.page.text)
    return mine


def anyone(port):
    """Whom an entry clerk may choose: anyone."""
    pan = Person(port, "pan")
    pan.go("/filings/new")
    return pan.choices("applicant")


def on_paper(port, ma, feng):
    """What the cadre wrote on paper goes in through the same five parts; the draft is the clerk's."""
    told("录入纸质备案申请" in feng.go("/").links, "a clerk's workbench leads there", feng.page.links)
    mine = only_clerks(port, ma, feng)
    feng.go("/filings/new")
    form = next(f for f in feng.forms() if "applicant" in f["names"])
    fields = dict(form["fields"]) | {"applicant": mine}
    feng.ask("POST", form["action"], urllib.parse.urlencode(fields))
    draft = feng.path.removesuffix("/edit/1")
    told(says(feng, "马某某", "的纸质申请，由冯某某", "代为录入"), "each part says whose it is",
         feng.page.text)
    title = "老旧厂区消防通道改造（示例）"
    first = PARTS[0] | {"title": title, "project": "消防通道改造"}
    feng.send(first)
    told(feng.status == 422 and says(feng, "请填写“书面申请上的日期”"), "the paper has its day",
         feng.page.text)
    feng.send(first | {"paper.done_on": "某日"})
    told(feng.status == 422 and says(feng, "要写明年月日") and 'value="某日"' in feng.html,
         "which is a day", feng.page.text)
    feng.send(first | {"paper.done_on": "2126-11-03"})
    for fields in PARTS[1:]:
        feng.send(fields)
    told(feng.path == draft + "/check" and says(feng, "请对照原件核对", "还没有到", "2126"),
         "a day to come is refused with its rule before it is handed in", feng.page.text)
    feng.go(draft + "/edit/1?back=check")
    today = today_of(feng)
    feng.send({"paper.done_on": today})
    told(feng.path == draft + "/check" and says(feng, title, "书面申请上的日期", today)
         and "规则不允许" not in feng.page.text, "then all stands on one page", feng.page.text)
    ma.go(draft + "/check")
    told(ma.status == 404 and draft + "/edit" not in ma.go("/").links.values(),
         "the draft is the clerk's alone", ma.status)
    feng.go(draft + "/check")
    action, body = sent_again(feng)
    feng.ask("POST", action, body)
    told(feng.status == 200 and says(feng, "已提交到党组织", "代为录入", "签字的原件"),
         "it is handed in", (feng.status, feng.page.text))
    matter = feng.page.links["查看这件事项"]
    feng.ask("POST", action, body)
    told(feng.page.links.get("查看这件事项") == matter, "twice is once", feng.page.links)
    told("没有提交的草稿" not in feng.go("/").text, "and the draft is none any more", feng.page.text)
    feng.go(draft + "/check")
    upload(feng, "书面申请（签字扫描件）", SCAN)
    told(feng.status == 200 and "scan.pdf" in feng.go(matter).text and says(
        feng, "书面申请（签字扫描件）"), "the signed paper stands with the matter", (feng.status, feng.page.text))
    told(says(feng, "马某某", "由冯某某") and "录入" in feng.page.text,
         "the matter says whose it is and who entered it", feng.page.text)
    told(says(ma.go(matter) and ma, title, "待集体研究"), "the applicant has it as any of his own",
         ma.page.text)
    return matter


def printed(port, data, ma, feng, matter):
    """The papers of the matter: each to whom may read what it stands on, and what proves it."""
    told("打印文书" in feng.go(matter).links, "the page of the matter leads to its papers",
         feng.page.links)
    feng.follow("打印文书")
    feng.follow("容错免责备案申请表")
    told(says(feng, "书面材料", "由冯某某", "先整改，后补办消防验收", "可以容错的情形第8项",
              "漏检一处隐患", "不借此事为自己", "申请人签字", "主要领导审核"),
         "the form says all five parts, who signs, and that it came on paper", feng.page.text)
    told("<nav" not in feng.html and "<script" not in feng.html,
         "it has no menu and needs no script", feng.html[:600])
    seq = re.search("所据记录：第(\d+)号", feng.page.text)
    proof = subprocess.run([FRJ, "ledger", "prove", seq.group(1) if seq else "-", "--data", data],
                           capture_output=True, text=True, check=False)
    told(proof.returncode == 0 and re.search("SHA-256根 [0-9a-f]{64}", feng.page.text),
         "it names its entry, which can be proved, and the root", proof.stderr)
    told(says(ma.go(matter + "/papers/application") and ma, "容错免责备案申请表"),
         "the applicant prints the same", ma.page.text)
    for path in ("/papers/receipt", "/papers/nothing"):
        told(ma.go(matter + path) and ma.status == 404, "nothing to print is not there: " + path,
             ma.status)
    fei = Person(port, "fei")
    for path in ("/papers", "/papers/application"):
        fei.go(matter + path)
        told(fei.status == 404, "to a stranger it is not there: " + path, fei.status)


def today_of(person):
    """Today, by the clock of the instance."""
    return re.search(r"20\d\d年\d+月\d+日", Person(person.port, "feng").go("/").text).group(0)


def recorded(data, matter):
    """In the record: his act, entered by her, on paper, of that day."""
    out = subprocess.run([FRJ, "matter", "export", matter.split("/")[-1], "--data", data],
                         capture_output=True, text=True, check=False).stdout
    told(out.count('"via": "paper"') + out.count('"via":"paper"') >= 2 and "done_on" in out,
         "every event of it says that it came on paper, and of which day", out[:600])


def run(data, listener):
    server = Server(data, 2, handed=[listener])
    port = server.port
    try:
        ma = Person(port, "ma")
        draft = begin(ma)
        first_part(ma)
        second_part(ma)
        third_part(ma, draft)
        others(port, draft)
        server.stop()
        server = Server(data, 2, handed=[listener])
        rest(ma, draft)
        change(ma, draft)
        matter = hand_in(ma, draft)
        second_filing(ma)
        feng = Person(port, "feng")
        entered = on_paper(port, ma, feng)
        recorded(data, entered)
        printed(port, data, ma, feng, entered)
        study(feng, matter)
        looked_at(port, ma, matter)
        sent_back_on_paper(feng, matter)
        written_anew(ma, matter)
        study(feng, matter)
        signed(Person(port, "fan"), matter)
    finally:
        server.stop()


def main():
    with tempfile.TemporaryDirectory() as root, socket.socket() as listener:
        data = root + "/demo"
        subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        run(data, listener)
        verified = subprocess.run([FRJ, "ledger", "verify", "--deep", "--data", data],
                                  capture_output=True, text=True, check=False)
        told(verified.returncode == 0, "the record verifies", verified.stderr)
    end()


main()
