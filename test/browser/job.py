"""The whole main job in a browser: filed in advance, studied, signed, received; then a case, its
determination, the ruling, told; then the figures.  Whoever acts has a window of their own, reads,
types and presses; what others may not do is in the tests of the served pages.
"""
import re

from judge import WIDE, judge_traffic, told
from office import Person, named, words

TITLE = "老旧厂区三期消防验收（示例）"
PROJECT = "老旧厂区改造三期"
FILING = {
    "title": TITLE, "project": PROJECT,
    "apply.plan": "对9栋无审批手续的厂房分批补办消防验收，先整改后验收",
    "apply.why": "企业急需开工，手续缺失已有多年", "apply.begins": "2026年12月1日",
    "apply.ends": "2027年6月30日", "apply.clauses[0]": "R08",
    "apply.objective_reasons": "厂房建于2003年，当时没有消防验收要求",
    "apply.foreseeable": "部分厂房图纸缺失，可能出现验收标准不一致",
    "apply.risks[0].error": "漏检一处隐患", "apply.risks[0].prevention": "逐栋复核",
    "apply.materials[1].material": "risk_plan", "apply.promises[0]": "no_private_gain",
    "apply.promises[1]": "due_procedure", "apply.promises[2]": "true_statement",
}
# Who does what next, with what, and what the matter then says.
FILED = [
    ("fan", "主要领导审核", {"result": "agreed"}, "待报送"),
    ("feng", "报送备案材料", {"materials[0].material": "filing_file"}, "待签收"),
    ("shen", "纪委监委签收", {"number": "示纪备收〔2022〕9号"}, "待签收"),
    ("ge", "组织部门签收存档", {"number": "示组备〔2022〕9号"}, "审查中"),
    ("shen", "备案审查", {"result": "complete", "facts[0].number": "0"}, "审查中"),
    ("han", "反馈备案情况", {"result": "filed", "reasons": "材料齐全，事项属于可以备案的范围"}, "已备案"),
]
CASE = "三期厂房未批先建（示例）"
DETERMINATION = "三期厂房的容错认定（示例）"
REPORT = {
    "facts_found": "9栋厂房中2栋在手续补办前复工；报批材料已经收件", "result": "reported",
    "evidence[0].title": "党组会议纪要", "evidence[0].place": "第3页",
    "evidence[0].shows": "经过集体研究", "evidence[1].title": "银行流水和企业登记查询",
    "evidence[1].place": "全卷", "evidence[1].shows": "没有个人获利",
    "d.S1.p0": "缺乏经验，先行先试", "d.S1.p1": "没有明令禁止", "d.S1.p2": "为推动复工，没有私利",
    "p.S1.finding": "meets", "p.S1.outcome": "exempt", "p.S1.words": "拟免予处理",
    "p.S1.plea": "当时已经集体研究", "p.S1.heard": "S1",
}
CLAUSES = (("R08", "E1"), ("G02", "E1"), ("G05", "E1 E2"))  # each on evidence of its own
FACTS = ("significant", "higher_cadre", "other_manager", "beyond_power")


class Job:
    """One size, with or without script."""

    def __init__(self, browser, office, judge, size, script):
        self.browser, self.office, self.judge, self.size = browser, office, judge, size
        self.looks = {"width": size[0], "height": size[1], "script": script,
                      "dark": size != WIDE}
        self.how = f"{size[0]}x{size[1]}, {'with' if script else 'without'} script"
        self.people, self.matter, self.case = {}, None, None

    # ---- who acts, and what is seen on the way ----

    def person(self, account):
        if account not in self.people:
            self.people[account] = Person(self.browser, self.office, account, **self.looks)
            self.people[account].came = self.came
        return self.people[account]

    def came(self, person):
        """Each kind of page on the way is judged once in each size, as it is filled in."""
        if not self.looks["script"]:
            return
        kind, title = self.judge.kind(person.page)
        if (kind, self.size) not in self.judge.passed:
            self.judge.passed.add((kind, self.size))
            self.judge.seen.setdefault(kind, person.account)
            name = self.judge.name(kind, person.account)
            self.judge.read(person.page, name)
            self.judge.look(person.page, name, self.size, self.looks["dark"])

    def says(self, good, sentence, person):
        return told(good, f"{self.how}: {sentence}", (person.page.path(), person.page.status,
                                                      person.page.text()[:900]))

    def reached(self, person, state):
        said = person.page.eval("(document.querySelector('main .state') || {}).textContent || ''")
        return person.page.status == 200 and state in said

    def step(self, matter, account, title, fields, state):
        person = self.person(account)
        person.go(matter)
        person.follow(title)
        person.send(fields)
        return self.says(self.reached(person, state), f"{account} does {title}, and it says {state}",
                         person)

    # ---- filed in advance ----

    def file(self):
        """Five parts and the check: what belongs to a part is filled in where it is asked for."""
        ma = self.person("ma")
        ma.go("/")
        ma.follow("新建容错免责备案")
        found = ma.send(FILING)
        for _ in range(5):
            found |= ma.send(FILING)
        good = self.says(found == set(FILING) and ma.page.path().endswith("/check")
                         and FILING["apply.plan"] in ma.page.text(),
                         "what a cadre fills in in five parts stands on the page to check", ma)
        ma.send({})
        ma.follow("查看这件事项")
        self.matter = ma.page.path()
        return good and self.says(self.matter.startswith("/matters/")
                                  and self.reached(ma, "待集体研究"), "a cadre files a matter", ma)

    def hold(self, account, body, absent=()):
        """Records a meeting of a body and who came; its path."""
        person = self.person(account)
        person.go("/meetings")
        person.follow_in(body, "登记会议")
        person.send({"fill": "present"})
        fields = {"place": "三楼会议室"}
        for no, name in person.members():
            if name in absent:
                fields[f"attendance[{no}].state"] = "absent"
                fields[f"attendance[{no}].reasons"] = "公差"
        person.send(fields)
        self.says(person.page.path().startswith("/meetings/") and "三楼会议室" in person.page.text(),
                  f"{account} records a meeting of {body} and who came", person)
        return person

    def conclude(self, person, title, fields, said=()):
        """One item of the meeting: each position, the conclusion.  Back to the meeting."""
        person.follow(title)
        said = dict(said)
        for no, name in person.members():
            position, spoken = said.get(name, ("for", ""))
            fields = {f"positions[{no}].position": position,
                      f"positions[{no}].words": spoken} | fields
        person.send(fields)
        return self.says(person.page.path().startswith("/meetings/")
                         and "第1项" in person.page.text(),
                         f"{person.account} records each position on {title} and what is concluded",
                         person)

    def filed(self):
        if not self.file():
            return False
        feng = self.hold("feng", "住建局党组", absent=("华某某", "花某某"))
        if not self.conclude(feng, TITLE, {"result": "agreed"},
                             {"鲁某某": ("reserve", "资金来源应当再核")}):
            return False
        feng.go(self.matter)
        self.says(self.reached(feng, "待领导审核"), "and the matter waits for its signature", feng)
        return all(self.step(self.matter, *step) for step in FILED)

    # ---- a case, and its determination ----

    def begin(self):
        """A complaint has become a case; the determination begins beside it."""
        lv = self.person("lv")
        unit = "示范区住房和城乡建设局"
        whom = {"unit": unit, "subjects[0].person": "马某某", "subjects[0].liability": "party"}
        lv.go("/")
        lv.follow("新建责任追究事项")
        lv.send(whom | {"title": CASE, "project": PROJECT, "apply.title": CASE,
                        "apply.facts[0].word": "opened"})
        case = lv.page.path().split("/")[-1]
        if not self.says(self.reached(lv, ""), "lv enters the case", lv):
            return False
        lv.go("/")
        lv.follow("新建容错审批（认定）")
        lv.send(whom | {"title": DETERMINATION, "project": PROJECT, "links[0].to": case,
                        "links[0].kind": "case", "conduct": "2026年4月", "apply.result": "started",
                        "apply.reasons": "责任追究事项中有容错情形，同步启动"})
        self.case = lv.page.path()
        return self.says(self.reached(lv, "核查中"), "lv begins the determination beside it", lv)

    def verify(self):
        """Two persons, each clause on evidence or with reasons."""
        lv = self.person("lv")
        lv.follow("逐项对照")
        checks = lv.page.eval(
            "[...document.querySelectorAll('li.check')].map(e => [e.id.slice(2),"
            " (e.querySelector('strong') || {}).textContent || '',"
            " e.closest('ul').previousElementSibling.textContent])")
        fields = dict(REPORT) | {"staff[0]": "施某某"}
        for name, clause, part in checks:
            evidence = dict(CLAUSES).get(clause)
            if evidence:
                fields |= {name + ".answer": "met", name + ".evidence": evidence}
            elif ".l" in name and "不适应" in part:
                fields |= {name + ".answer": "not_met", name + ".reasons": "逐项核对，没有这些情形"}
            elif ".l" in name and "条件" in part:
                fields |= {name + ".answer": "met", name + ".evidence": "E1、E2"}
        for no, fact in enumerate(FACTS):  # weighty, so the joint meeting is asked
            fields[f"facts[{no}].number"] = "1" if fact == "significant" else "0"
        lv.tick_all(".looked")
        lv.send(fields)
        return self.says(lv.page.status == 200 and "审理中" in lv.page.text(),
                         "two persons answer each clause on evidence, and the report is handed on", lv)

    def examine(self):
        kong = self.person("kong")
        kong.go(self.case)
        kong.follow("审核把关")
        self.says("经过集体研究" in kong.page.text() and "拟免予处理" in kong.page.text(),
                  "the examiner reads evidence and proposal", kong)
        kong.send({"result": "agreed", "staff[0]": "严某某",
                   "written_opinion": "事实清楚，证据充分，同意提交研究"})
        return self.says(kong.page.status == 200 and "会商" in kong.page.text(),
                         "two others give their opinion", kong)

    def rule(self):
        """The joint meeting advises, the standing committee rules; each in a meeting of its own."""
        han = self.hold("han", "容错纠错联席会议")
        if not self.conclude(han, DETERMINATION, {"result": "opinion"},
                             {"葛某某": ("reserve", "建议同时督促整改")}):
            return False
        han = self.hold("han", "纪委常委会")
        done = self.conclude(han, DETERMINATION, {
            "result": "determined", "rulings[0].finding": "meets",
            "rulings[0].outcomes[0].code": "exempt", "rulings[0].outcomes[0].superior_basis": "第十九条",
            "rulings[0].reasons": "经过集体研究，没有个人获利"},
            {"谢某某": ("against", "损失没有全部挽回，宜从轻")})
        han.follow(DETERMINATION)
        return done and self.says("损失没有全部挽回，宜从轻" in han.page.text()
                                  and "作出认定" in han.page.text(),
                                  "it is ruled, and the dissent stands in its own words", han)

    def tell(self):
        on = self.person("lv").today()
        served = {"number": "示纪容认〔2026〕1号"}
        served["facts[0].number"] = "0"  # not decided by another
        for no, name in enumerate(("马某某", "住房和城乡建设局")):
            served |= {f"services[{no}].receiver": name, f"services[{no}].on": on,
                       f"services[{no}].way": "in_person"}
        if not self.step(self.case, "lv", "送达认定书", served, "已认定"):
            return False
        ma = self.person("ma")
        ma.go(self.case)
        return self.says("免予处理" in ma.page.text(), "the subject reads what was decided", ma)

    def determined(self):
        served = {"services[0].receiver": "马某某", "services[0].on": self.person("lv").today(),
                  "services[0].way": "in_person"}
        return (self.begin() and self.step(self.case, "lv", "告知权利义务", served, "核查中")
                and self.verify() and self.examine()
                and self.step(self.case, "jin", "会商问题线索", {"result": "clear"}, "待联席会议")
                and self.rule() and self.tell())

    # ---- what the year then counts ----

    def figures(self):
        """{measure: number} of this year."""
        wei = self.person("wei")
        wei.go("/reports")
        return {name: int(number) for name, number in wei.page.eval(
            "[...document.querySelectorAll('.figures tbody tr')].map(r =>"
            " [r.querySelector('th').textContent, r.querySelector('td').textContent])")}

    def counted(self, before):
        wei, after = self.person("wei"), self.figures()
        self.says(after["容错纠错"] == before["容错纠错"] + 1 and after["涉及"] >= before["涉及"],
                  f"the figures count it: {before['容错纠错']} becomes {after['容错纠错']}", wei)
        wrong, listed = [], []
        for no, (name, number) in enumerate(after.items()):
            wei.page.follow(f"document.querySelectorAll('.figures tbody tr')[{no}].querySelector('a')")
            self.came(wei)
            rows = wei.page.eval("[...document.querySelectorAll('#list tbody tr')]"
                                 ".map(e => e.textContent)")
            if len(rows) != number and name != "涉及":
                wrong.append((name, number, len(rows)))
            listed += [name for row in rows if DETERMINATION in row]
        self.says(not wrong and listed[:1] == ["容错纠错"],
                  f"each figure opens its list, and it is in that of {listed}", wei)
        return wrong

    def run(self):
        before = self.figures()
        done = self.filed() and self.determined()
        told(done and len(self.people) >= 6, f"{self.how}: the whole job is done")
        if done:
            self.counted(before)
        for person in self.people.values():
            judge_traffic(person.page, self.office, f"{self.how}, {person.account}")
            person.page.close()
