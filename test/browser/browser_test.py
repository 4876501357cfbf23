"""The pages in a real browser: the main job by six people, then every page they can reach, judged.

browser_test.py FRJ PICTURES [AXE]: AXE is axe-core's script; without it only what axe judges is left
out.  Pictures of every page are put into the folder PICTURES.
"""
import base64
import json
import os
import re
import subprocess
import sys
import time
import traceback
import urllib.parse

sys.dont_write_bytecode = True
import judge as judging
from chromium import Chromium
from job import FILING, Job
from judge import LOOKS, NARROW, WIDE, Judge, judge_traffic, told
from office import Office, Person, sign_ins, words

HERE = os.path.dirname(os.path.abspath(__file__))


# ---- every page that links lead to ---------------------------------------------------------------

class Walk:
    """Goes where the links of a person lead; each kind of page is judged once."""

    def __init__(self, browser, office, judge):
        self.browser, self.office, self.judge = browser, office, judge

    def visit(self, person, path, status=200):
        before, seen = judging.failed, self.judge.seen
        person.go(path)
        page = person.page
        kind, title = self.judge.kind(page)
        if page.status != status or not title:
            told(False, f"{person.account} opens {path}", (page.status, page.text()[:400]))
            return
        if kind in seen:
            return
        # Forms are made of the same fields, matters of the same sections: two looks show each part.
        where = kind[0]
        alike = where.startswith("/new/") or where.count("/") > 2 or any(
            other[0] == where for other in seen)
        seen[kind] = person.account
        name = self.judge.name(kind, person.account)
        self.judge.read(page, name)
        self.judge.judge(page, name, LOOKS[:2] if alike else LOOKS)
        if judging.failed == before:
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
    walk.judge.judge(ma.page, "90-new-filing-wrong")
    out = browser.page()
    out.go(office.origin + "/login")
    walk.judge.judge(out, "91-login")
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
        walk.judge.read(ma.page, f"part {part}")
        walk.judge.judge(ma.page, f"8{part}-filing-part-{part}", LOOKS[:2])
        ma.send(FILING | {"title": "示例：还没有提交的一件"})
    walk.judge.judge(ma.page, "86-filing-check")
    ma.go(draft + "/edit")
    walk.judge.judge(ma.page, "87-filing-parts")
    ma.go(draft + "/check")
    ma.send({})
    walk.judge.judge(ma.page, "88-filing-done", LOOKS[:2])
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


def pdf(page, file):
    """The page as the browser prints it: its words, how many sheets of which size, its fonts."""
    got = page.call("Page.printToPDF", preferCSSPageSize=True)
    with open(file, "wb") as out:
        out.write(base64.b64decode(got["data"]))

    def tool(*words):
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    info = dict(line.split(":", 1) for line in tool("pdfinfo", file).splitlines() if ":" in line)
    fonts = [line.split()[-5:] for line in tool("pdffonts", file).splitlines()[2:]]
    return re.sub(r"\s", "", tool("pdftotext", file, "-")), info, fonts


PAPERS = {  # of the matters of the demo district, by who prints them: what each must say
    ("shen", "application"): ("申请表", "可以容错的情形第", "申请人签字", "主要领导审核"),
    ("shen", "receipt"): ("备案不等于免责", "编号", "盖章"),
    ("shen", "signing"): ("审核签批单", "签字"),
    ("ma", "determination"): ("（认定）书", "符合容错情形", "容错的条件第1项", "上位依据", "救济"),
    ("lv", "service"): ("送达回证", "受送达人签字"),
}


def printed(browser, office, pictures):
    """Papers as PDF: on A4, nothing cut, every font in it, and the words can be read out again."""
    for (account, name), words_of in PAPERS.items():
        one = Person(browser, office, account, script=False)
        matters = []
        for noun in ("filing", "determination"):
            one.go("/matters?noun=" + noun)
            matters += [path for _, path in one.links("main a") if path.startswith("/matters/")]
        for matter in matters:
            one.go(matter + "/papers/" + name)
            if one.page.status == 200:
                break
        wide = one.page.eval("document.documentElement.scrollWidth > innerWidth")
        text, info, fonts = pdf(one.page, f"{pictures}/paper-{account}-{name}.pdf")
        told(one.page.status == 200 and all(word in text for word in words_of)
            , f"the paper {name} says what it must", text)
        told("A4" in info["Page size"] and 1 <= int(info["Pages"]) <= 4 and not wide,
             f"{name}: on A4, a few sheets, nothing wider than them", (info, wide))
        told(fonts and all(font[0] == "yes" for font in fonts) and re.search("SM3根[0-9a-f]{64}", text)
             and "返回事项" not in text, f"{name}: its fonts are in it, the last line is whole", fonts)
        one.page.close()


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
    pictures = os.path.abspath(sys.argv[2])
    os.makedirs(pictures, exist_ok=True)
    axe_script = ""
    if len(sys.argv) > 3:
        with open(sys.argv[3], encoding="utf-8") as file:
            axe_script = file.read()
    office = Office(sys.argv[1])
    browser = Chromium()
    print(f"     {browser.version}")
    judge = Judge(pictures, axe_script)
    try:
        for size in (WIDE, NARROW):
            for script in (True, False):
                guarded(Job(browser, office, judge, size, script).run)
        walk = Walk(browser, office, judge)
        for account, who in sign_ins(os.path.join(HERE, "../..")):
            guarded(walk.person, account, who)
        guarded(filing_judged, walk, browser, office)
        guarded(errors, walk, browser, office)
        guarded(printed, browser, office, pictures)
        guarded(figures, browser, office)
        guarded(menu, browser, office)
        guarded(keyboard, browser, office)
        if axe_script:
            told(judge.axe_runs >= 2 * len(judge.seen) > 100, "axe judged every page in each look",
                 (judge.axe_runs, len(judge.seen)))
    finally:
        browser.close()
        office.close()
    verified = office.verify()
    told(verified.returncode == 0, "the record verifies", verified.stderr)
    office.root.cleanup()
    sys.exit(judging.failed != 0)


main()
