"""The pages as people use them, without a script: a filing from its form to 已备案.

serve_pages_test.py FRJ: six people sign in on their own, fill in the forms they find on the pages,
and follow the links; nothing is typed that is not a field of a form.  Beside the running server a command records an act
through the same door.
"""
import html.parser
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

FRJ = os.path.abspath(sys.argv[1])
PASSWORD = "yanshi-2026"
failed = 0


def told(good, sentence, why=""):
    global failed
    failed += not good
    print(("ok   " if good else "FAIL ") + sentence + ("" if good else f": {str(why)[:600]}"),
          flush=True)
    return good


class Page(html.parser.HTMLParser):
    """What a person sees of a page: its text, its links, its forms."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.words, self.skip = {}, [], [], 0
        self.link = None
        self.feed(text)
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in ("script", "style", "title"):
            self.skip += 1
        if tag == "a":
            self.link = attrs.get("href")
        if tag == "form":
            self.forms.append({"action": attrs.get("action"), "method": attrs.get("method", "get"),
                               "fields": [], "names": set()})
        if tag in ("input", "textarea", "select") and self.forms and attrs.get("name"):
            form = self.forms[-1]
            form["names"].add(attrs["name"])
            if attrs.get("type") == "hidden":
                form["fields"].append((attrs["name"], attrs.get("value", "")))

    def handle_endtag(self, tag):
        if tag in ("script", "style", "title"):
            self.skip -= 1
        if tag == "a":
            self.link = None

    def handle_data(self, data):
        if not self.skip:
            self.words.append(data)
            if self.link and data.strip():
                self.links.setdefault(data.strip(), self.link)


class Person:
    def __init__(self, port, account):
        self.port, self.account, self.cookie, self.page = port, account, None, None
        self.go("/login")
        self.send({"account": account, "password": PASSWORD}, "/login")

    def ask(self, method, path, body=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Sec-Fetch-Site"] = "same-origin"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        if answer.getheader("Set-Cookie"):
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        line.close()
        self.status = answer.status
        if answer.status == 303:
            self.path = answer.getheader("Location")
            return self.ask("GET", self.path)
        self.html, self.page = text, Page(text)
        return self.page

    def choices(self, name):
        """(label, value) of a select."""
        found = re.search(r'<select[^>]*name="' + re.escape(name) + r'".*?</select>', self.html,
                          re.S)
        return [(label, value) for value, label in re.findall(
            r'<option value="([0-9a-z]+)"[^>]*>([^<]*)<', found.group(0) if found else "")]

    def go(self, path):
        self.path = path
        return self.ask("GET", path)

    def follow(self, words):
        return self.go(self.page.links[words])

    def send(self, fields, action=None):
        form = next(f for f in self.page.forms if f["method"] == "post"
                    and (f["action"] == action if action else f["action"] != "/logout"))
        unknown = [name for name in fields if name not in form["names"]]
        if unknown:
            raise KeyError(f"{self.account}: no such field on {form['action']}: {unknown},"
                           f" there are {sorted(form['names'])}")
        body = urllib.parse.urlencode(form["fields"] + list(fields.items()))
        return self.ask("POST", form["action"], body)


def frj(data, *words, text=None):
    return subprocess.run([FRJ, *words, "--data", data], input=text, capture_output=True, text=True)


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
    members = re.findall(r'<strong id="m(\d+)">([^<（]*)', clerk.html)
    told(len(members) == 5 and members[-1][1].startswith("范某某"),
         "the members of the body stand on the page, the leader last", members)
    clerk.send({"items[0].result": "agreed"})
    told(clerk.status == 422, "without members there is no conclusion", clerk.page.text[:300])
    fields = {"place": "三楼会议室", "items[0].result": "agreed"}
    for no, name in members:
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
    start = next(path for words, path in ma.page.links.items() if path == "/new/filing")
    ma.go(start)
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


def main():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as root:
        data = root + "/demo"
        subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
        server = subprocess.Popen([FRJ, "serve", "--data", data, "--listen", f"127.0.0.1:{port}"],
                                  stderr=subprocess.DEVNULL)
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.02)
            filing_run(data, port)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(40)
        verified = frj(data, "ledger", "verify", "--deep")
        told(verified.returncode == 0, "the record verifies", verified.stderr)
    sys.exit(failed != 0)


main()
