"""What is said of a page that someone has come to: nothing cut, nothing too small, words and not codes,
nothing that axe finds, nothing from elsewhere.  Pictures of all of them are kept."""
import os
import re

WIDE, NARROW = (1366, 768), (360, 640)
LOOKS = ((WIDE, False), (NARROW, True), (WIDE, True), (NARROW, False))
failed = 0


def told(good, sentence, why=""):
    global failed
    failed += not good
    print(("ok   " if good else "FAIL ") + sentence + ("" if good else f": {str(why)[:1500]}"),
          flush=True)
    return good


def look_name(size, dark=False):
    return f"{size[0]}-{'dark' if dark else 'light'}"


def judge_traffic(page, office, who):
    away = [url for url in page.requests if not url.startswith((office.origin + "/", "about:"))]
    told(page.requests and not away, f"{who}: nothing leaves the origin", away)
    told(not page.complaints and not page.blocked,
         f"{who}: no report of the content policy, no error of the console, nothing blocked",
         page.complaints + page.blocked)


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


class Judge:
    """Each kind of page once; `seen` holds who came to it first, `passed` where the main job came by."""

    def __init__(self, pictures, axe_script):
        self.pictures, self.axe_script = pictures, axe_script
        self.seen, self.axe_runs = {}, 0
        self.passed = set()  # (kind, size)

    def axe(self, page):
        tree = page.call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = page.call("Page.createIsolatedWorld", frameId=tree)["executionContextId"]
        page.eval(self.axe_script + "; 0", world)
        self.axe_runs += 1
        return page.eval("axe.run(document, {resultTypes: ['violations']}).then(r => "
                         "r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => "
                         "n.html.slice(0, 120) + ' ' + (n.any[0] ? n.any[0].message : ''))"
                         ".join(' | ')))", world)

    def look(self, page, name, size, dark):
        """As it is seen now; True: nothing is wrong with it."""
        how, before = f"{name} at {look_name(size, dark)}", failed
        cut = page.eval(CUT)
        if cut:
            told(False, f"{how}: nothing is cut", cut)
        small = page.eval(SMALL)
        if small:
            told(False, f"{how}: what can be pressed is large enough", small)
        found = self.axe(page) if self.axe_script else None
        if found:
            told(False, f"{how}: axe finds nothing", found)
        page.shot(os.path.join(self.pictures, f"{name}-{look_name(size, dark)}.png"))
        return failed == before

    def judge(self, page, name, looks=LOOKS):
        for size, dark in looks:
            page.look(*size, dark)
            self.look(page, name, size, dark)
        page.look(*WIDE)

    def read(self, page, name):
        bare = page.eval(BARE)
        if bare:
            told(False, f"{name}: every name is in words", bare)

    def kind(self, page):
        """One matter is much like another; an act's form is its own kind."""
        where = re.sub(r"[0-9a-f]{32}", "ID", page.path())
        title = page.eval("(document.querySelector('h1') || {}).textContent || ''")
        kind = (where, page.status, "" if where == "/matters/ID" else title)
        if where in ("/", "/matters/ID", "/meetings"):
            kind += (page.eval("document.querySelectorAll('main h2').length"),)
        return kind, title

    def name(self, kind, account):
        name = re.sub(r"[^0-9a-z]+", "-", kind[0]).strip("-") or "workbench"
        return f"{list(self.seen).index(kind) + 1:03d}-{name}-{account}"
