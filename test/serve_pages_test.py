"""The pages as people use them, without a script: a filing from its form to 已备案.

serve_pages_test.py FRJ: six people sign in on their own, fill in the forms they find on the pages,
and follow the links; nothing is typed that is not a field of a form.  Beside the running server a command records an act
through the same door.
"""
import json
import re
import subprocess
import tempfile
import urllib.parse

import serving
from people import Person, frj, members
from serving import FRJ, Server, told


def act(person, matter, title, fields, state):
    person.go(matter)
    if not told(title in person.page.links, f"{person.account} finds {title} on the page",
                person.page.links):
        return
    person.follow(title)
    person.send(fields)
    told(person.status == 200 and person.path == matter and state in person.page.text,
         f"{title} is done: {state}", person.page.text[:900])


def study(clerk, matter):
    """The meeting on its page: who came, who said what, one by one, then the conclusion."""
    clerk.go(matter)
    clerk.follow("党组织集体研究")
    body = members(clerk)
    told(len(body) == 5 and body[-1][1].startswith("范某某"),
         "the members of the body stand on the page, the leader last", body)
    clerk.send({"items[0].result": "agreed"})
    told(clerk.status == 422, "without members there is no conclusion", clerk.page.text[:300])
    fields = {"place": "三楼会议室", "items[0].result": "agreed"}
    for no, name in body:
        absent = name.startswith("华某某")
        fields[f"attendance[{no}].state"] = "absent" if absent else "present"
        if absent:
            fields[f"attendance[{no}].reasons"] = "公差"
        else:
            fields[f"items[0].positions[{no}].position"] = "for"
    clerk.send(fields)
    told(clerk.status == 200 and "待领导审核" in clerk.page.text,
         "the meeting's conclusion opens the next step", clerk.page.text[:900])


def filing_run(data, port):
    ma = Person(port, "ma")
    told(ma.status == 200 and "工作台" in ma.page.text, "马某某 signs in and sees the workbench")
    ma.go("/new/filing")  # the short form; the one in five parts: serve_filing_test.py
    ma.send({"title": "老旧厂区二期消防验收（示例）"})
    told(ma.status == 422 and "<title>错误" in ma.html, "a form that lacks much comes back",
         ma.page.text[:300])
    told('value="老旧厂区二期消防验收（示例）"' in ma.html, "with what was typed in it")
    unit = next(value for label, value in ma.choices("unit") if label.endswith("住房和城乡建设局"))
    person = next(value for label, value in ma.choices("applicant") if label.startswith("马某某"))
    ma.send({"title": "老旧厂区二期消防验收（示例）", "unit": unit, "applicant": person,
             "project": "老旧厂区改造二期", "apply.title": "老旧厂区二期消防验收（示例）",
             "apply.plan": "对12栋无审批手续的厂房分批补办消防验收，先整改后验收",
             "apply.why": "企业急需开工，手续缺失已有多年", "apply.clauses": "R08",
             "apply.foreseeable": "部分厂房图纸缺失，可能出现验收标准不一致",
             "apply.objective_reasons": "厂房建于2003年，当时没有消防验收要求"})
    matter = ma.path
    if not told(matter.startswith("/matters/") and "待集体研究" in ma.page.text,
                "the filing is made and waits for the study", ma.page.text[:900]):
        return
    study(Person(port, "feng"), matter)
    act(Person(port, "fan"), matter, "主要领导审核", {"result": "agreed"}, "待报送")
    act(Person(port, "feng"), matter, "报送备案材料",
        {"materials[0].material": "filing_file"}, "待签收")
    act(Person(port, "shen"), matter, "纪委监委签收", {"number": "示纪备收〔2022〕9号"}, "待签收")
    act(Person(port, "ge"), matter, "组织部门签收存档", {"number": "示组备〔2022〕9号"}, "审查中")
    shen = Person(port, "shen")
    act(shen, matter, "备案审查", {"result": "complete", "facts[0].number": "0"}, "审查中")
    act(shen, matter, "反馈备案情况",
        {"result": "filed", "reasons": "材料齐全，事项属于可以备案的范围"}, "已备案")
    stranger, what = Person(port, "fei"), []
    for path in (matter, "/matters/00000000000000000000000000000000"):
        stranger.go(path)
        what.append((stranger.status, re.sub(r"trace[^<]*<|[0-9a-f]{32,}|>[0-9a-f]+<", "",
                                             stranger.html)))
    told(what[0] == what[1] and what[0][0] == 404,
         "who may not see the matter gets the very page of one that is not there", what)
    told(matter not in stranger.go("/matters").links.values(), "nor does it stand in the list")
    got = frj(data, "matter", "state", matter.split("/")[-1], "--as", "ma", "--source", "企业（示例）",
              "--words", "已经补办")
    told(got.returncode == 0, "a command records beside the running server", got.stderr)
    shen.go("/reports?period=" + urllib.parse.quote("去年以来"))
    told("共实施容错纠错" in shen.page.text, "the sentence stands on its page", shen.page.text[:300])


def words_run(data, port):
    """Codes, and the members of dates and facts, are said in words."""
    reader, found, answers = Person(port, "shen"), [], 0
    for row in json.loads(frj(data, "matter", "list", "--json", "--as", "shen").stdout):
        reader.go("/matters/" + row["id"])
        found += re.findall("[a-z]+_[a-z_]+|precision|absent|编号：[01]，", reader.page.text)
        answers += "是否属于重大或者复杂事项，否" in reader.page.text
    told(not found, "no page of a matter shows a code", found[:9])
    told(answers > 0, "a fact that is not so reads 否", answers)


def main():
    with tempfile.TemporaryDirectory() as root:
        data = root + "/demo"
        subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
        server = Server(data, 2)
        try:
            filing_run(data, server.port)
            words_run(data, server.port)
        finally:
            server.stop()
        verified = frj(data, "ledger", "verify", "--deep")
        told(verified.returncode == 0, "the record verifies", verified.stderr)
    serving.end()


if __name__ == "__main__":
    main()
