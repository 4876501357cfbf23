"""The pages in a real browser: the main job by six people, then every page they can reach, judged.

browser_test.py FRJ PICTURES [AXE]: AXE is axe-core's script; without it only what axe judges is left
out.  Pictures of every page are put into the folder PICTURES.
"""
import json
import os
import re
import sys
import time
import traceback
import urllib.parse

sys.dont_write_bytecode = True
from chromium import Chromium
from office import Office, Person, sign_ins, words

HERE = os.path.dirname(os.path.abspath(__file__))
WIDE, NARROW = (1366, 768), (360, 640)
LOOKS = ((WIDE, False), (NARROW, True), (WIDE, True), (NARROW, False))
failed = 0
axe_script = ""


def told(good, sentence, why=""):
    global failed
    failed += not good
    print(("ok   " if good else "FAIL ") + sentence + ("" if good else f": {str(why)[:1500]}"),
          flush=True)
    return good


def look_name(size, dark=False):
    return f"{size[0]}-{'dark' if dark else 'light'}"


# ---- the main job --------------------------------------------------------------------------------

TITLE = "老旧厂区三期消防验收（示例）"
FILING = {
    "title": TITLE, "project": "老旧厂区改造三期",
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
STEPS = [
    ("fan", "主要领导审核", {"result": "agreed"}, "待报送"),
    ("feng", "报送备案材料", {"materials[0].material": "filing_file"}, "待签收"),
    ("shen", "纪委监委签收", {"number": "示纪备收〔2022〕9号"}, "待签收"),
    ("ge", "组织部门签收存档", {"number": "示组备〔2022〕9号"}, "审查中"),
    ("shen", "备案审查", {"result": "complete", "facts[0].number": "0"}, "审查中"),
    ("han", "反馈备案情况", {"result": "filed", "reasons": "材料齐全，事项属于可以备案的范围"}, "已备案"),
]


class Job:
    """One filing, from the form to 已备案, by people who each have a window of their own."""

    def __init__(self, browser, office, size, script):
        self.browser, self.office = browser, office
        self.looks = {"width": size[0], "height": size[1], "script": script}
        self.how = f"{size[0]}x{size[1]}, {'with' if script else 'without'} script"
        self.people, self.matter = {}, None

    def person(self, account):
        if account not in self.people:
            self.people[account] = Person(self.browser, self.office, account, **self.looks)
        return self.people[account]

    def reached(self, person, state):
        page = person.page
        said = page.eval("(document.querySelector('main .state') || {}).textContent || ''")
        return page.status == 200 and state in said

    def file(self):
        """Five parts and the check: what belongs to a part is filled in where it is asked for."""
        ma = self.person("ma")
        ma.page.follow("document.querySelector('main a[href=\"/filings/new\"]')")
        found = ma.send(FILING)
        for _ in range(5):
            found |= ma.send(FILING)
        told(found == set(FILING) and ma.page.path().endswith("/check")
             and FILING["apply.plan"] in ma.page.text(),
             f"{self.how}: what a cadre fills in in five parts stands on the page to check",
             (set(FILING) - found, ma.page.text()[:900]))
        ma.send({})
        ma.follow("查看这件事项")
        self.matter = ma.page.path()
        return told(self.matter.startswith("/matters/") and self.reached(ma, "待集体研究"),
                    f"{self.how}: a cadre files a matter", (self.matter, ma.page.text()[:900]))

    def study(self):
        feng = self.person("feng")
        feng.go(self.matter)
        feng.follow("党组织集体研究")
        members = feng.page.eval(
            "[...document.querySelectorAll('.members .member strong')].map(e => [e.id.slice(1),"
            " e.textContent])")
        fields = {"place": "三楼会议室", "items[0].result": "agreed"}
        for no, name in members:
            absent = name.startswith("华某某")
            fields[f"attendance[{no}].state"] = "absent" if absent else "present"
            if absent:
                fields[f"attendance[{no}].reasons"] = "公差"
            else:
                fields[f"items[0].positions[{no}].position"] = "for"
        feng.send(fields)
        return told(self.reached(feng, "待领导审核"),
                    f"{self.how}: the secretary records each member's position and the conclusion",
                    feng.page.text()[:900])

    def step(self, account, title, fields, state):
        person = self.person(account)
        person.go(self.matter)
        person.follow(title)
        person.send(fields)
        return told(person.page.path() == self.matter and self.reached(person, state),
                    f"{self.how}: {account} does {title}, and it says {state}",
                    person.page.text()[:900])

    def run(self):
        done = self.file() and self.study() and all(self.step(*step) for step in STEPS)
        told(done and len(self.people) == 6, f"{self.how}: the filing is filed")
        for person in self.people.values():
            judge_traffic(person.page, self.office, f"{self.how}, {person.account}")
            person.page.close()


def judge_traffic(page, office, who):
    away = [url for url in page.requests if not url.startswith((office.origin + "/", "about:"))]
    told(page.requests and not away, f"{who}: nothing leaves the origin", away)
    told(not page.complaints and not page.blocked,
         f"{who}: no report of the content policy, nothing blocked",
         page.complaints + page.blocked)


# ---- every page, judged --------------------------------------------------------------------------

CUT = """(() => {
    const wide = document.documentElement.scrollWidth, cut = [];
    if (wide > innerWidth) cut.push('page is ' + wide + ' wide in ' + innerWidth);
    for (const e of document.querySelectorAll('body *')) {
        const r = e.getBoundingClientRect(), s = getComputedStyle(e);
        if (!r.width || e.closest('.scroll, .skip, svg, select, [hidden]')) continue;
        if (r.right > innerWidth + 1 || r.left < -1)
            cut.push(e.tagName + '.' + e.className + ' from ' + Math.round(r.left) + ' to '
                + Math.round(r.right));
        if (/hidden|clip/.test(s.overflowX) && e.scrollWidth > e.clientWidth + 1)
            cut.push(e.tagName + '.' + e.className + ' hides what it holds');
    }
    return cut.slice(0, 8);
})()"""
SMALL = """[...document.querySelectorAll('main button, main .button, .menu a, .top a, .top button')]
    .filter(e => { const r = e.getBoundingClientRect();
                   return r.width && (r.width < 24 || r.height < 24); })
    .map(e => e.outerHTML.slice(0, 90))"""


# A code or the name of a field where words belong.
BARE = """[...new Set(document.querySelector('main').innerText.split('\\n').flatMap(line =>
    line.match(/(?<![A-Za-z0-9@.\\/_-])[a-z][a-z_]{2,}(?=：)|^[a-z][a-z_]{2,}(?=（|$)/g) || []))]"""


class Walk:
    """Goes where the links of a person lead; each kind of page is judged once."""

    def __init__(self, browser, office, pictures):
        self.browser, self.office, self.pictures = browser, office, pictures
        self.seen, self.axe_runs = {}, 0

    def axe(self, page):
        tree = page.call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = page.call("Page.createIsolatedWorld", frameId=tree)["executionContextId"]
        page.eval(axe_script + "; 0", world)
        self.axe_runs += 1
        return page.eval("axe.run(document, {resultTypes: ['violations']}).then(r => "
                         "r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => "
                         "n.html.slice(0, 120) + ' ' + (n.any[0] ? n.any[0].message : ''))"
                         ".join(' | ')))", world)

    def judge(self, page, name, looks=LOOKS):
        for size, dark in looks:
            page.look(*size, dark)
            how = f"{name} at {look_name(size, dark)}"
            cut = page.eval(CUT)
            if cut:
                told(False, f"{how}: nothing is cut", cut)
            small = page.eval(SMALL)
            if small:
                told(False, f"{how}: what can be pressed is large enough", small)
            if axe_script:
                found = self.axe(page)
                if found:
                    told(False, f"{how}: axe finds nothing", found)
            page.shot(os.path.join(self.pictures, f"{name}-{look_name(size, dark)}.png"))
        page.look(*WIDE)

    def read(self, page, name):
        bare = page.eval(BARE)
        if bare:
            told(False, f"{name}: every name is in words", bare)

    def kind(self, page):
        path = re.sub(r"[0-9a-f]{32}", "ID", page.path())
        return path, page.eval("(document.querySelector('h1') || {}).textContent || ''")

    def visit(self, person, path, status=200):
        before = failed
        person.go(path)
        page = person.page
        where, title = self.kind(page)
        good = page.status == status and title
        if not good:
            told(False, f"{person.account} opens {path}", (page.status, page.text()[:400]))
            return
        # One matter is much like another; an act's form is its own kind.
        kind = (where, page.status, "" if where == "/matters/ID" else title)
        if where in ("/", "/matters/ID", "/meetings"):
            kind += (page.eval("document.querySelectorAll('main h2').length"),)
        if kind in self.seen:
            return
        self.seen[kind] = person.account
        name = re.sub(r"[^0-9a-z]+", "-", where).strip("-") or "workbench"
        name = f"{len(self.seen):02d}-{name}-{person.account}"
        # Forms are made of the same fields, matters of the same sections: two looks show each part.
        alike = where.startswith("/new/") or where.count("/") > 2 or any(
            other[0] == where for other in list(self.seen)[:-1])
        self.read(page, name)
        self.judge(page, name, LOOKS[:2] if alike else LOOKS)
        if failed == before:
            told(True, f"{person.account} sees {title} ({where}) at both sizes, light and dark")

    def person(self, account, who):
        person = Person(self.browser, self.office, account)
        if not told(person.page.path() == "/" and "工作台" in person.page.text(),
                    f"{account} signs in ({who})", person.page.text()[:300]):
            person.page.close()
            return
        own = [path for _, path in person.links(".menu a, .line-link, .starts a")][:12]
        for path in dict.fromkeys(["/", *own]):
            self.visit(person, path)
            if path.startswith("/matters/"):
                for _, act in person.links(".matter-head .facts a, .may a, .asides a")[:4]:
                    self.visit(person, act)
            elif path == "/matters":
                for _, matter in person.links("tbody a")[:2]:
                    self.visit(person, matter)
            elif path == "/reports":
                for _, figure in person.links(".figures a")[:3]:
                    self.visit(person, figure)
        judge_traffic(person.page, self.office, account)
        person.page.close()


def errors(walk, browser, office):
    """What one should not meet: no such matter, a wrong password, a form that lacks something."""
    ma = Person(browser, office, "ma")
    walk.visit(ma, "/matters/00000000000000000000000000000000", 404)
    text = ma.page.text()
    told("跟踪号" in text and "请" in text, "an error page says what to do, and a trace number last",
         text)
    walk.visit(ma, "/reports?period=whatever")
    ma.go("/new/filing")  # the short form
    before = ma.page.loaded
    ma.page.press("document.querySelector('main form[method=post] .acts button[type=submit]')")
    ma.page.wait_load(before)
    told(ma.page.status == 422 and ma.page.eval("document.title").startswith("错误"),
         "a form that lacks something comes back and says so in the window's title",
         (ma.page.status, ma.page.text()[:300]))
    told(ma.page.eval("!!document.activeElement.closest('.problems')"),
         "and what is wrong has the focus", ma.page.eval("document.activeElement.outerHTML")[:300])
    walk.judge(ma.page, "90-new-filing-wrong")
    out = browser.page()
    out.go(office.origin + "/login")
    walk.judge(out, "91-login")
    for page in (ma.page, out):
        judge_traffic(page, office, "errors" if page is ma.page else "nobody")
        page.close()


def filing_judged(walk, browser, office):
    """The pages of a filing that is being written: each part, the list of parts, the check."""
    ma = Person(browser, office, "ma")
    ma.go("/filings/new")
    ma.send({})
    draft = ma.page.path().removesuffix("/edit/1")
    for part in range(1, 6):
        walk.read(ma.page, f"part {part}")
        walk.judge(ma.page, f"8{part}-filing-part-{part}", LOOKS[:2])
        ma.send(FILING | {"title": "示例：还没有提交的一件"})
    walk.judge(ma.page, "86-filing-check")
    ma.go(draft + "/edit")
    walk.judge(ma.page, "87-filing-parts")
    ma.go(draft + "/check")
    ma.send({})
    walk.judge(ma.page, "88-filing-done", LOOKS[:2])
    told("已提交" in ma.page.text(), "the pages of a filing are judged as it is written",
         ma.page.text()[:300])
    ma.page.close()


def figures(browser, office):
    """Each figure opens its list, and stands beside that of the year before."""
    lv = Person(browser, office, "lv")

    def row():
        return lv.page.eval("[...document.querySelectorAll('.figures tbody tr:first-child td')]"
                            ".slice(0, 2).map(e => Number(e.textContent))")

    lv.go("/reports?period=" + urllib.parse.quote("2021年"))
    year_before = row()[0]
    lv.go("/reports?period=" + urllib.parse.quote("2022年"))
    number, before = row()
    told(number > 0 and before == year_before > 0,
         "a figure stands beside that of the year before", (number, before, year_before))
    lv.page.follow("document.querySelector('.figures tbody a')")
    rows = lv.page.eval("document.querySelectorAll('#list tbody tr').length")
    told(rows == number, "a figure opens its list, which has as many rows", (rows, number))
    lv.page.close()


def menu(browser, office):
    """On a narrow screen the menu is folded, and opens without a script."""
    seen = "[...document.querySelectorAll('.menu a, .sign-out button')].map(e => !!e.offsetWidth)"
    shen = Person(browser, office, "shen", width=NARROW[0], height=NARROW[1], script=False)
    folded = shen.page.eval(seen)
    shen.page.press(words(".top a", "菜单"))
    told(not any(folded) and len(folded) > 3 and all(shen.page.eval(seen)),
         "menu and sign-out are folded on a narrow screen, and unfold without a script",
         (folded, shen.page.eval(seen)))
    shen.page.follow(words(".menu a", "统计"))
    told(shen.page.path() == "/reports", "and the menu leads on", shen.page.path())
    shen.page.look(*WIDE)
    shen.page.type("document.querySelector('.search input')", "加装电梯")
    shen.page.follow("document.querySelector('.search button')")
    found = [text for text, _ in shen.links("main tbody a")]
    told(found and all("加装电梯" in text for text in found),
         "what is typed into the search at the top is found", found)
    shen.page.close()


def keyboard(browser, office):
    """Without a mouse: the first Tab offers the way past the menu, and every focus can be seen."""
    page = browser.page()
    page.go(office.origin + "/login")
    page.call("Page.bringToFront")
    hidden, order = [], []
    for _ in range(4):
        for kind in ("rawKeyDown", "keyUp"):
            page.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab",
                      windowsVirtualKeyCode=9)
        order.append(page.eval("document.activeElement.className || document.activeElement.name"
                               " || document.activeElement.tagName"))
        if page.eval("getComputedStyle(document.activeElement).outlineStyle") == "none":
            hidden.append(order[-1])
    told(order[0] == "skip" and not hidden, "the first Tab offers 跳到正文, and focus is seen",
         (order, hidden))
    page.close()


# ---- all of it -----------------------------------------------------------------------------------

def guarded(part, *what):
    """A part that cannot go on is one failure; the others are run all the same."""
    began = time.monotonic()
    try:
        part(*what)
    except Exception:  # whatever it is, it is told
        told(False, f"{getattr(part, '__qualname__', part)} came to its end",
             traceback.format_exc()[-1400:])
    print(f"     {time.monotonic() - began:.1f} s", flush=True)


def main():
    global axe_script
    pictures = os.path.abspath(sys.argv[2])
    os.makedirs(pictures, exist_ok=True)
    if len(sys.argv) > 3:
        with open(sys.argv[3], encoding="utf-8") as file:
            axe_script = file.read()
    office = Office(sys.argv[1])
    browser = Chromium()
    print(f"     {browser.version}")
    try:
        for size in (WIDE, NARROW):
            for script in (True, False):
                guarded(Job(browser, office, size, script).run)
        walk = Walk(browser, office, pictures)
        for account, who in sign_ins(os.path.join(HERE, "../..")):
            guarded(walk.person, account, who)
        guarded(filing_judged, walk, browser, office)
        guarded(errors, walk, browser, office)
        guarded(figures, browser, office)
        guarded(menu, browser, office)
        guarded(keyboard, browser, office)
        if axe_script:
            told(walk.axe_runs >= 2 * len(walk.seen) > 40, "axe judged every page in each look",
                 (walk.axe_runs, len(walk.seen)))
    finally:
        browser.close()
        office.close()
    verified = office.verify()
    told(verified.returncode == 0, "the record verifies", verified.stderr)
    office.root.cleanup()
    sys.exit(failed != 0)


main()
