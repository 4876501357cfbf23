"""The steps that several people take together, on their pages and without a script.

serve_steps_test.py FRJ: meetings with several items, one page each; the intake of a filing by both
bodies and its joint meeting; a determination from its evidence to the meeting's ruling.  What the
rules refuse is tried as the wrong person, too.
"""
import datetime
import json
import re
import subprocess
import tempfile
import urllib.parse

import serving
from people import Person, frj, members
from serving import FRJ, Server, told


def must(good, sentence, why=""):
    if not told(good, sentence, why):
        raise SystemExit(1)


class Office:
    """The demo district, served; whoever is named signs in once."""

    def __init__(self, root):
        self.data = root + "/demo"
        subprocess.run([FRJ, "init", "--demo", "--data", self.data], capture_output=True,
                       check=True)
        self.server, self.people = Server(self.data, 2), {}

    def __getitem__(self, account):
        if account not in self.people:
            self.people[account] = Person(self.server.port, account)
        return self.people[account]

    def close(self):
        self.server.stop()
        verified = frj(self.data, "ledger", "verify", "--deep")
        told(verified.returncode == 0, "the record verifies", verified.stderr)
        rebuilt = frj(self.data, "rebuild", "--check")
        told(rebuilt.returncode == 0, "and the read tables are what it makes of them",
             rebuilt.stderr)


def new_filing(office, who, title, project):
    person = office[who]
    person.go("/new/filing")
    unit = next(value for label, value in person.choices("unit")
                if label.endswith("住房和城乡建设局"))
    applicant = next(value for label, value in person.choices("applicant")
                     if label.startswith("马某某" if who == "ma" else "昌某某"))
    person.send({"title": title, "unit": unit, "applicant": applicant, "project": project,
                 "apply.title": title, "apply.plan": "先整改后验收，分三批进行",
                 "apply.why": "企业急需开工", "apply.clauses": "R08",
                 "apply.foreseeable": "部分厂房图纸缺失",
                 "apply.objective_reasons": "厂房建于2003年"})
    must(person.path.startswith("/matters/"), f"{title} is submitted", person.page.text)
    return person.path.split("/")[2]


def act(office, who, matter, title, fields, state):
    person = office[who]
    person.go("/matters/" + matter)
    if not told(title in person.page.links, f"{who} finds {title} on the page", person.page.links):
        return
    person.follow(title)
    person.send(fields)
    told(person.status == 200 and state in person.page.text, f"{title} is done: {state}",
         person.page.text)


def send(person, path, /, **fields):
    """Sends what no page offered."""
    person.go("/")
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', person.html).group(1)
    person.ask("POST", path, urllib.parse.urlencode({"csrf": csrf, **fields}))


def day_ahead():
    """A day the office has not come to yet, whenever midnight passes."""
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(3)).date().isoformat()


def attended(person, absent=()):
    """The attendance of everyone on the page."""
    fields = {}
    for no, name in members(person):
        fields[f"attendance[{no}].state"] = "absent" if name in absent else "present"
        if name in absent:
            fields[f"attendance[{no}].reasons"] = "公差"
    return fields


def positions(person, prefix="", said=()):
    """A position of everyone who is asked for one: for, unless `said` has another."""
    said, fields = dict(said), {}
    for no, name in members(person):
        position, words = said.get(name, ("for", ""))
        if f"{prefix}positions[{no}].position" in person.form()["names"]:
            fields[f"{prefix}positions[{no}].position"] = position
            fields[f"{prefix}positions[{no}].words"] = words
    return fields


def hold(office, who, body, absent=()):
    """Records a meeting; its path."""
    person = office[who]
    person.go("/meetings")
    person.go(next(path for path in re.findall(r'href="(/meetings/new/[0-9a-f]+)"', person.html)
                   if re.search("登记会议：\\S*" + body, person.go(path).text)))
    person.send({"fill": "present"})
    told(person.stands("attendance[0].state") == "present",
         "everyone present is one button, of attendance alone")
    person.send({"place": "三楼会议室", **attended(person, absent)})
    must(person.path.startswith("/meetings/") and "三楼会议室" in person.page.text,
         f"{who} records a meeting of {body}", person.page.text)
    return person.path


# ---- meetings ------------------------------------------------------------------------------------


def meetings_run(office):
    first = new_filing(office, "ma", "五号厂房消防验收（示例）", "五号厂房")
    second = new_filing(office, "chang", "三单元加装电梯（示例）", "三单元")
    feng = office["feng"]
    short = hold(office, "feng", "住建局党组", absent=("彭某某", "鲁某某", "花某某"))
    feng.go(f"{short}/items/{first}")
    told("还差2人" in feng.page.text and not any(f["action"].endswith(first)
         and "result" in f["names"] for f in feng.page.forms),
         "a quorum that is short says by how many, and nothing can be concluded", feng.page.text)

    feng.go(f"/matters/{first}/study")
    fields = attended(feng, ("彭某某", "鲁某某", "花某某"))
    said = {no: "for" for no, name in members(feng) if fields[f"attendance[{no}].state"] == "present"}
    feng.send({**fields, "place": "二楼", "items[0].result": "agreed",
               **{f"items[0].positions[{no}].position": "for" for no in said}})
    told(feng.status == 422 and "实到2人，还差2人" in feng.page.text and feng.stands("place") == "二楼"
         and feng.stands("attendance[0].reasons") == "公差",
         "nor in a meeting recorded with its one item; what was typed stands", feng.page.text)

    path = hold(office, "feng", "住建局党组", absent=("花某某",))
    told("五号厂房" in feng.page.text and "三单元" in feng.page.text,
         "the agenda lists what waits, one page each", feng.page.text)
    feng.go(f"{path}/items/{first}")
    told(members(feng)[-1][1].startswith("范某某") and "先整改后验收" in feng.page.text,
         "an item shows its papers, and the leader last", feng.page.text)
    said = {"鲁某某": ("against", "")}
    feng.send({"result": "agreed", **positions(feng, said=said)})
    told(feng.status == 422 and "原样记下他的话" in feng.page.text
         and feng.stands("positions[1].position") == "against",
         "a no without words is refused, and what was filled in stands", feng.page.text)
    feng.send({"positions[1].words": "资金来源应当再核"})
    told(feng.path == path and "符合备案条件" in feng.page.text,
         "the item is concluded and the meeting goes on", feng.page.text)
    feng.go(f"{path}/items/{first}")
    told("资金来源应当再核" in feng.page.text and not feng.forms(),
         "the dissent stands in its own words, and the item is locked", feng.page.text)
    feng.go(f"{path}/items/{second}")
    chang = next(no for no, name in members(feng) if name == "昌某某")
    told("本项回避" in feng.page.text
         and f"positions[{chang}].position" not in feng.form()["names"],
         "who has a part in the item is asked for no position", feng.page.text)
    feng.send({"result": "agreed", **positions(feng)})
    told(feng.path == path and "第2项" in feng.page.text, "the second item comes to the same meeting",
         feng.page.text)
    return first, second, path


def strangers_run(office, first, path):
    liu = office["liu"]
    told(liu.go(path) and liu.status == 404, "another unit's clerk finds no such meeting")
    told(liu.go(f"{path}/items/{first}") and liu.status == 404, "nor its item")
    send(liu, f"{path}/items/{first}", result="agreed")
    told(liu.status == 404, "nor concludes it by sending the form of another")
    body = next(value for value in re.findall(r'href="/meetings/new/([0-9a-f]+)"',
                                              office["feng"].go("/meetings") and
                                              office["feng"].html))
    told(liu.go("/meetings/new/" + body) and liu.status == 404,
         "nor records a meeting of a body that is not of the unit")
    ma = office["ma"]
    told(ma.go(path) and ma.status == 404, "the applicant does not read who said what")
    fan = office["fan"]
    told("资金来源应当再核" in fan.go(f"{path}/items/{first}").text, "a member who sat there does",
         fan.page.text)


def recusal_run(office):
    """A recused member does not even find the item."""
    third = new_filing(office, "ma", "七号厂房消防验收（示例）", "七号厂房")
    feng, peng = office["feng"], office["peng"]
    told("七号厂房" in peng.go("/matters").text, "a member of the body sees the matter")
    done = frj(office.data, "matter", "recuse", third, "--as", "peng", "--person", "peng",
               "--state", "declared", "--reasons", "与申请人有近亲属关系，申请回避")
    told(done.returncode == 0, "peng declares that he stands apart", done.stderr)
    path = hold(office, "feng", "住建局党组", absent=("花某某",))
    feng.go(f"{path}/items/{third}")
    told("本项回避1人" in feng.page.text, "the page counts him out of those who may speak",
         feng.page.text)
    feng.send({"result": "agreed", **positions(feng)})
    told("第1项" in feng.page.text, "the others conclude the item", feng.page.text)
    told("七号厂房" not in peng.go("/matters").text, "he finds the matter in no list")
    told(peng.go("/matters/" + third) and peng.status == 404, "nor by its address")
    told(peng.go(path) and peng.status == 200 and "七号厂房" not in peng.page.text,
         "he sees the meeting he sat in, but not the item", peng.page.text)
    told(peng.go(f"{path}/items/{third}") and peng.status == 404, "nor the item by its address")


def added_run(office):
    """An item that is not on the agenda comes to the meeting, and that is said of it."""
    listed, added = (new_filing(office, "ma", f"{no}号厂房消防验收（示例）", f"{no}号厂房")
                     for no in ("八", "九"))
    feng = office["feng"]
    feng.go("/meetings")
    feng.follow("发布议程")
    item = next(name for name, value in re.findall(r'name="(items\[\d+\])\.matter" value="(\w+)"',
                                                   feng.html) if value == listed)
    feng.send({"planned_on": day_ahead(), f"{item}.matter": listed})
    path = feng.path
    feng.go(f"{path}/convene")
    feng.send(attended(feng))
    told("八号厂房消防验收（示例） 党组织集体研究 " in feng.page.text
         and "九号厂房消防验收（示例） 党组织集体研究（不在议程上）" in feng.page.text,
         "what the agenda does not have is marked", feng.page.text)
    told("会上增加" not in feng.go(f"{path}/items/{listed}").text, "what it has is not")
    feng.go(f"{path}/items/{added}")
    told("会上增加的事项" in feng.page.text, "whoever concludes it is told before", feng.page.text)
    feng.send({"result": "agreed", **positions(feng)})
    told(feng.path == path and "会上增加的事项" in feng.go(f"{path}/items/{added}").text
         and "会上增加的事项" in feng.go(f"{path}/minutes").text,
         "it is concluded as added at the meeting, and the minutes say so", feng.page.text)


# ---- intake --------------------------------------------------------------------------------------


def intake_run(office, matter):
    """From the unit's signature to both receipts, the review, the joint meeting, the answer."""
    act(office, "fan", matter, "主要领导审核", {"result": "agreed"}, "待报送")
    act(office, "feng", matter, "报送备案材料", {"materials[0].material": "filing_file"}, "待签收")
    page = f"/filings/{matter}/intake"
    feng, shen, ge = office["feng"], office["shen"], office["ge"]
    told(feng.go(page) and feng.status == 404, "the unit does not find the page of the intake")
    ge.go(page)
    told([f["action"].split("/")[-1] for f in ge.forms()] == ["store"],
         "the organisation department finds the form of its own pane alone", ge.page.forms)
    told(page in ge.go("/matters/" + matter).links.values()
         and page not in feng.go("/matters/" + matter).links.values(),
         "the matter leads to it, but not the unit")
    ge.go(page)
    told(ge.page.text.count("待办，自") == 2, "and the state of both bodies", ge.page.text)
    shen.go(page)
    shen.send({"number": ""})
    told(shen.status == 422 and "没有记录" in shen.page.text, "a receipt without its number is refused",
         shen.page.text)
    act(office, "shen", matter, "纪委监委签收", {"number": "示纪备收〔2022〕21号"}, "待签收")
    told("示纪备收〔2022〕21号" in ge.go(page).text, "each sees that the other has received it",
         ge.page.text)
    send(ge, f"/matters/{matter}/register", number="1")
    told(ge.status == 422 and "没有记录" in ge.page.text,
         "and neither receives for the other", ge.page.text)
    act(office, "ge", matter, "组织部门签收存档", {"number": "示组备〔2022〕21号"}, "审查中")
    review_run(office, matter, page)


def review_run(office, matter, page):
    shen = office["shen"]
    shen.go(page)
    told(shen.page.text.count("示例条款") > 0 and "R08" in shen.page.text
         and "明知法律法规" in shen.page.text, "the review shows the situation and what is excluded",
         shen.page.text)
    ticked = [value for name, value in shen.form()["fields"] if name == "have"]
    told("filing_file" in ticked and len(ticked) == 3,
         "what was handed in, studied and signed is ticked by the machine", ticked)
    less = [value for value in ticked if value != "filing_file"]
    shen.send({"have": less, "result": "complete", "facts[0].number": "1"})
    told(shen.status == 422 and "没有勾选为已齐" in shen.page.text
         and shen.stands("result") == "complete" and shen.stands("facts[0].number") == "1",
         "what lacks a paper is not complete, and what was chosen stands", shen.page.text)
    shen.send({"have": less, "result": "incomplete", "reasons": "请补上备案表"})
    told("待补正" in shen.page.text and "缺少：备案材料" in shen.page.text,
         "sent back, the reasons name the paper", shen.page.text)
    act(office, "feng", matter, "单位补充材料", {}, "审查中")
    shen.go(page)
    told(shen.stands("facts[0].number") == "1", "what was stated before stands there again")
    shen.send({"have": ticked, "result": "complete", "facts[0].number": "1",
               "because": ["S1", "S5"], "facts[0].reasons": "另见会议记录"})
    told(shen.status == 200 and "待联席会议" in shen.page.text and "涉及两个以上部门的" in shen.page.text
         and "另见会议记录" in shen.page.text,
         "what is weighty goes to the joint meeting, with the reasons ticked", shen.page.text)
    joint_run(office, matter, page)


def agenda_run(office, matter):
    """The joint meeting is called; its path."""
    han = office["han"]
    han.go("/joint-meetings")
    told("容错纠错联席会议" in han.page.text and "党组" not in han.page.text,
         "the joint meetings have a page of their own", han.page.text)
    han.follow("发布议程")
    item = next(name for name, value in re.findall(r'name="(items\[\d+\])\.matter" value="(\w+)"',
                                                   han.html) if value == matter)
    han.send({"planned_on": "2021年1月5日", "place": "二楼会议室", f"{item}.matter": matter})
    told(han.status == 422 and "今天或者以后" in han.page.text and han.stands("place") == "二楼会议室"
         and (f"{item}.matter", matter) in han.form()["fields"],
         "an agenda is published before the meeting; what was typed stands", han.page.text)
    han.send({"planned_on": day_ahead(), "planned_time": "上午九时", f"{item}.order": "1"})
    must(han.path.startswith("/meetings/") and "二楼会议室" in han.page.text,
         "the agenda is published", han.page.text)
    return han.path


def members_run(office, path, matter):
    """What the members do before it, and what each of them sees."""
    han, ge, kong, jiang, feng = (office[name] for name in ("han", "ge", "kong", "jiang", "feng"))
    item = f"{path}/items/{matter}"
    told(feng.go(path) and feng.status == 404, "who is not invited finds no such meeting")
    told(path in ge.go("/joint-meetings").links.values(), "a member finds the meeting ahead",
         ge.page.links)
    ge.go(path)
    told("登记到会" not in ge.page.text and "未阅1" not in ge.page.text and "未阅" in ge.page.text,
         "and of the readings one's own alone", ge.page.text)
    ge.send({"state": "leave"})
    told(ge.status == 422 and "请假原因" in ge.page.text and "没有记录" in ge.page.text,
         "leave is asked with its reason", ge.page.text)
    ge.send({"state": "attend"})
    told("还差2人" in ge.page.text, "the quorum is foreseen from the answers", ge.page.text)
    ge.go(item)
    ge.send({}, f"{path}/read")
    told("您已于" in ge.page.text and ge.path == item, "a member says that he read the papers",
         ge.page.text)
    ge.send({"position": "reserve"}, f"{path}/opine")
    told(ge.status == 422 and "请写明意见" in ge.page.text, "a reservation is given in words",
         ge.page.text)
    ge.send({"position": "reserve", "words": "会前看，资金来源要再核"}, f"{path}/opine")
    told("会前看，资金来源要再核" in ge.page.text, "an opinion is given", ge.page.text)
    told("会前看" not in kong.go(item).text and "会前看" in jiang.go(item).text,
         "the leader reads it, the other members form their own", kong.page.text)
    told("已阅1人：葛某某" in han.go(path).text
         and han.page.text.index("未阅3人：") > han.page.text.index("已阅1人："), "who keeps the minutes sees who has read",
         han.page.text)
    paper_run(office, path, matter)
    told("会前看" not in ge.go(f"{path}/agenda").text and "议程" in ge.page.text,
         "the agenda is printed", ge.page.text)
    told(feng.go(f"{path}/agenda") and feng.status == 404, "for members alone")
    send(han, item, matter=matter, result="supported")
    told(han.status == 409, "nothing is concluded before who came is recorded", han.page.text)


def paper_run(office, path, matter):
    """What came on paper is entered by the body's own clerk alone, and says so."""
    meeting, paper = path.split("/")[2], ("--by", "kong", "--matter", matter)

    def enters(clerk, verb, *fields):
        return frj(office.data, "meeting", verb, meeting, "--as", clerk, *paper, *fields)

    refused = enters("liu", "opine", "--position", "for")
    told("不能代为录入" in refused.stderr, "a clerk of another unit enters no opinion",
         refused.stderr)
    refused = enters("han", "read")
    told("不能替孔某某" in refused.stderr, "nobody says for another that he read the papers",
         refused.stderr)
    entered = enters("han", "opine", "--position", "for", "--words", "纸上写的同意")
    told(entered.returncode == 0 and "纸上写的同意（韩某某" in office["han"].go(
        f"{path}/items/{matter}").text and "代录" in office["han"].page.text,
         "the convener's own clerk enters an opinion that came on paper", entered.stderr)


def convene_run(office, path):
    han = office["han"]
    told(office["ge"].go(f"{path}/convene") and office["ge"].status == 404,
         "a member does not record who came")
    han.go(f"{path}/convene")
    told(han.stands("place") == "二楼会议室" and "通知答复：到会" in han.page.text,
         "what the agenda said stands there, and what each member answered", han.page.text)
    han.send({"fill": "present"})
    han.send({"place": "三楼会议室", **attended(han, ("孔某某",))})
    must(han.path == path and "孔某某" in han.page.text, "who came is recorded", han.page.text)
    kong = re.search(r'<option value="([0-9a-f]+)"[^>]*>孔某某', han.html).group(1)
    send(office["feng"], f"{path}/correct", person=kong, state="present", reasons="到会")
    told(office["feng"].status == 404, "a stranger corrects nothing")
    han.go(path)
    han.send({"person": kong, "state": "absent", "reasons": "写错了"})
    told(han.status == 422 and "缺席的要写明原因" in han.page.text and han.stands("reasons") == "写错了",
         "an absence has its reason in a correction too", han.page.text)
    han.send({"person": kong, "state": "present", "absence": "", "reasons": "迟到，登记错了"})
    told("原登记请假（公差）；迟到，登记错了" in han.page.text
         and "孔某某" in han.page.text, "a correction keeps what was recorded", han.page.text)


def joint_run(office, matter, page):
    han = office["han"]
    path = agenda_run(office, matter)
    members_run(office, path, matter)
    convene_run(office, path)
    han.go(f"{path}/items/{matter}")
    told(members(han)[-1][1] == "姜某某", "the convener speaks last", members(han))
    han.send({"result": "supported", **positions(han, said={"葛某某": ("reserve", "建议先试一栋")})})
    told(han.path == path and "同意备案" in han.page.text, "the joint meeting concludes",
         han.page.text)
    told("建议先试一栋" in han.go(f"{path}/items/{matter}").text, "the reservation stands verbatim")
    told("更正到会" not in han.go(path).text, "then who came is not corrected any more")
    minutes = han.go(f"{path}/minutes").text
    told("建议先试一栋" in minutes and "原登记请假" in minutes and "签字" in minutes
         and minutes.index("建议先试一栋") < minutes.index("结论") and "会前看" not in minutes,
         "the minutes are printed from the record, without opinions of before", minutes)
    told(office["feng"].go(f"{path}/minutes") and office["feng"].status == 404,
         "for those who may see the meeting")
    shen = office["shen"]
    shen.go(page)
    shen.send({"result": "filed", "reasons": "材料齐全，联席会议同意备案"})
    told(shen.status == 200 and "已备案" in shen.page.text, "the answer goes out: 已备案",
         shen.page.text)
    act(office, "feng", matter, "单位转告本人", {"services[0].receiver": "马某某",
        "services[0].on": "2026年11月3日", "services[0].way": "in_person"}, "已备案")


# ---- determination -------------------------------------------------------------------------------

ASKED = ("significant", "higher_cadre", "other_manager", "beyond_power")
REPORT = {"facts_found": "12栋厂房中3栋在手续补办前复工；报批材料已经收件",
          "evidence[0].title": "党组会议纪要", "evidence[0].place": "第3页",
          "evidence[0].shows": "经过集体研究", "evidence[1].title": "银行流水和企业登记查询",
          "evidence[1].place": "全卷", "evidence[1].shows": "没有个人获利"}


def check_name(person, subject, clause):
    """The name of the fields of a clause; of the rest of its list, by the list's title."""
    found = re.search(rf'id="f-(c\.{subject}\.k\d+)">\s*<p class="check-text"><strong>{clause}<',
                      person.html)
    if found:
        return found.group(1)
    behind = person.html[person.html.index(f"<h3>{clause}</h3>", person.html.index(
        f'<h2 class="field-heading">{subject} ')):]
    return re.search(rf'id="f-(c\.{subject}\.l\d+)"', behind).group(1)


def report_of(person, subject):
    """All that is asked of one subject, answered."""
    fields = {}
    for clause, evidence in (("R08", "E1"), ("G02", "E1"), ("G05", "E1 E2")):
        name = check_name(person, subject, clause)
        fields |= {name + ".answer": "met", name + ".evidence": evidence}
        if name + ".looked" in person.form()["names"]:
            fields[name + ".looked"] = re.findall(
                re.escape(f'name="{name}.looked" value="') + '([^"]*)"', person.html)
    rest = check_name(person, subject, "容错的条件")
    fields |= {rest + ".answer": "met", rest + ".evidence": "E1、E2"}
    shut = check_name(person, subject, "不适应容错的情形")
    fields |= {shut + ".answer": "not_met", shut + ".reasons": "逐项核对，没有这些情形"}
    for place, words in enumerate(("缺乏经验，先行先试", "没有明令禁止", "为推动复工，没有私利")):
        fields[f"d.{subject}.p{place}"] = words
    return fields | {f"p.{subject}.finding": "meets", f"p.{subject}.outcome": "exempt",
                     f"p.{subject}.words": "拟免予处理", f"p.{subject}.plea": "当时已经集体研究",
                     f"p.{subject}.heard": subject}


def case_run(office):
    """The accountability case and the determination that begins beside it."""
    lv = office["lv"]
    lv.go("/new/accountability_case")
    unit = next(value for label, value in lv.choices("unit") if label.endswith("住房和城乡建设局"))
    ma = next(value for label, value in lv.choices("subjects[0].person")
              if label.startswith("马某某"))
    lv.send({"title": "六号厂房未批先建（示例）", "unit": unit, "subjects[0].person": ma,
             "subjects[0].liability": "party", "apply.title": "六号厂房未批先建",
             "apply.facts[0].word": "opened"})
    must(lv.path.startswith("/matters/"), "the case is entered", lv.page.text)
    case = lv.path.split("/")[2]
    told(office["ma"].go("/matters/" + case) and office["ma"].status == 404,
         "what the commission began is not there for its subject")
    lv.go("/new/determination")
    lv.send({"title": "六号厂房的容错认定（示例）", "unit": unit, "subjects[0].person": ma,
             "subjects[0].liability": "party", "links[0].to": case, "links[0].kind": "case",
             "conduct": "2026年4月", "apply.result": "started",
             "apply.reasons": "责任追究事项中有容错情形，同步启动"})
    must(lv.path.startswith("/matters/"), "the determination begins beside it", lv.page.text)
    return lv.path.split("/")[2]


def verify_run(office, matter):
    lv, page = office["lv"], "/determinations/" + matter
    act(office, "lv", matter, "告知权利义务", {"services[0].receiver": "马某某",
        "services[0].on": "2026年11月3日", "services[0].way": "in_person"}, "核查中")
    told(office["feng"].go(page) and office["feng"].status == 404,
         "the unit does not find the page of the determination")
    lv.go(page)
    told("六号厂房未批先建" in lv.page.text and "认定所依规则" in lv.page.text,
         "it shows the case it belongs to and the rules of the three dates", lv.page.text)
    told("集体研究作出认定 还没有到这一步" in lv.page.text, "and why it cannot be ruled on yet",
         lv.page.text)
    shi = next(value for label, value in lv.choices("staff[0]") if label.startswith("施某某"))
    name = check_name(lv, "S1", "R08")
    fields = {**REPORT, **report_of(lv, "S1"), "staff[0]": shi, "result": "reported"}
    asked = [value for field, value in lv.form()["fields"] if field.endswith(".fact")]
    told(tuple(asked) == ASKED, "the facts the pack asks for stand on the form", asked)
    fields |= {f"facts[{i}].number": "0" for i in range(len(asked))}
    lv.send({**fields, name + ".evidence": ""})
    told(lv.status == 422 and "没有证据，也没有理由" in lv.page.text
         and lv.stands("d.S1.p1") == "没有明令禁止" and lv.stands(name + ".answer") == "met",
         "an answer on nothing is refused, and all that was written stands", lv.page.text[:900])
    lv.send({name + ".evidence": "E1", "d.S1.p2": ""})
    told(lv.status == 422 and "谋取私利" in lv.page.text, "a distinction left out is named",
         lv.page.text[:900])
    lv.send({"d.S1.p2": "为推动复工，没有私利"})
    must(lv.status == 200 and "审理中" in lv.page.text, "the report goes to the examination",
         lv.page.text[:900])


def examine_run(office, matter):
    page, lv, kong = "/determinations/" + matter, office["lv"], office["kong"]
    send(lv, f"/matters/{matter}/examine", result="agreed", written_opinion="同意提交研究")
    told(lv.status == 422 and "没有记录" in lv.page.text, "who verified does not examine",
         lv.page.text)
    told(lv.go(page) and not lv.forms(), "who verified finds no form to examine with",
         lv.page.forms)
    kong.go(page)
    told("经过集体研究" in kong.page.text and "拟免予处理" in kong.page.text
         and "不能选择" in kong.page.text and "第十九条" in kong.page.text,
         "the examiner reads evidence, proposal, and what is open with its higher basis",
         kong.page.text)
    kong.send({"result": "agreed", "written_opinion": "事实清楚，证据充分，同意提交研究"})
    told(kong.status == 422 and "至少要2人" in kong.page.text
         and kong.stands("written_opinion").startswith("事实清楚"),
         "one alone does not examine, and the opinion stands", kong.page.text)
    yan = next(value for label, value in kong.choices("staff[0]") if label.startswith("严某某"))
    told(not any(label.startswith("吕某某") for label, _ in kong.choices("staff[0]")),
         "who verified is not among those who examine")
    kong.send({"staff[0]": yan})
    must(kong.status == 200 and "会商" in kong.page.text, "two give their opinion", kong.page.text)
    act(office, "jin", matter, "会商问题线索", {"result": "clear"}, "待集体研究")


def ruling_run(office, matter):
    """The meeting: one stands apart, one dissents, the rest carry it."""
    han, zou = office["han"], office["zou"]
    done = frj(office.data, "matter", "recuse", matter, "--as", "zou", "--person", "zou",
               "--state", "declared", "--reasons", "与当事人有近亲属关系，申请回避")
    told(done.returncode == 0, "a member declares that he stands apart", done.stderr)
    path = hold(office, "han", "纪委常委会")
    told("六号厂房" not in zou.go(path).text and zou.status == 200,
         "he sees the meeting, not what it has to rule on", zou.page.text)
    han.go(f"{path}/items/{matter}")
    told("承办部门建议（拟）：符合" in han.page.text and "本项回避1人" in han.page.text,
         "the item shows the proposal and who stands apart", han.page.text)
    said = {"谢某某": ("against", "损失没有全部挽回，宜从轻")}
    form = {"result": "determined", **positions(han, said=said),
            "rulings[0].finding": "meets", "rulings[0].outcomes[0].code": "exempt",
            "rulings[0].reasons": "经过集体研究，没有个人获利"}
    han.send(form)
    told(han.status == 422 and "上位依据" in han.page.text
         and han.stands("rulings[0].outcomes[0].code") == "exempt"
         and han.stands("positions[1].words") == "损失没有全部挽回，宜从轻",
         "without a higher basis it is not determined, and all that was filled in stands",
         han.page.text)
    told("不予追究责任" not in re.findall(r'<legend>处理结果.*?</fieldset>', han.html, re.S)[0]
         and "“不予追究责任”" in han.page.text,
         "what is not open cannot be chosen, and is told with its reason")
    basis = next(value for label, value in han.choices("rulings[0].outcomes[0].superior_basis")
                 if "第十九条" in label)
    han.send({"rulings[0].outcomes[0].superior_basis": basis, "rulings[0].outcomes[2].code":
              "reminder"})
    must(han.path == path and "作出认定" in han.page.text, "it is determined", han.page.text)
    told("损失没有全部挽回，宜从轻" in han.go(f"{path}/items/{matter}").text,
         "the dissent stands in its own words")
    told(zou.go(f"{path}/items/{matter}") and zou.status == 404,
         "he who stood apart does not find it afterwards either")
    send(zou, f"/matters/{matter}/determine", **{"items[0].result": "determined"})
    told(zou.status == 404, "nor does he rule on it by sending the form of another")
    kong = office["kong"]
    told("免予处理" in kong.go("/determinations/" + matter).text and "已认定" in kong.page.text
         and "谈话提醒" in kong.page.text, "the finding and the disposition stand on its page",
         kong.page.text)
    listed = json.loads(frj(office.data, "matter", "list", "--as", "ge", "--json").stdout)
    cleared = next(m["id"] for m in listed if m["noun"] == "clarification" and not m["late"])
    ge = office["ge"]
    told(ge.go("/matters/" + cleared) and ge.status == 200 and "/determinations/" not in ge.html
         and ge.go("/determinations/" + cleared) and ge.status == 404,
         "a clarification has no such page")


def main():
    with tempfile.TemporaryDirectory() as root:
        office = Office(root)
        try:
            first, _, path = meetings_run(office)
            strangers_run(office, first, path)
            recusal_run(office)
            added_run(office)
            intake_run(office, first)
            matter = case_run(office)
            verify_run(office, matter)
            examine_run(office, matter)
            ruling_run(office, matter)
        finally:
            office.close()
    serving.end()


main()
