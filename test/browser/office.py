"""An office that is served for a test, and the people who work in it with a browser."""
import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import time

PASSWORD = "yanshi-2026"
GUARD = 90  # seconds, against hanging only


class Office:
    """The demo district on a port of its own."""

    def __init__(self, frj):
        self.frj = os.path.abspath(frj)
        self.root = tempfile.TemporaryDirectory(prefix="frj-browser-")
        self.data = self.root.name + "/demo"
        subprocess.run([self.frj, "init", "--demo", "--data", self.data], capture_output=True,
                       check=True)
        for _ in range(5):  # another may take the port between here and there
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
            if self.open():
                break
        else:
            raise RuntimeError("the office does not open")
        self.origin = f"http://127.0.0.1:{self.port}"

    def open(self):
        self.log = open(self.root.name + "/log", "w+b")
        self.process = subprocess.Popen(
            [self.frj, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"],
            stdin=subprocess.DEVNULL, stderr=self.log)
        began = time.monotonic()
        while self.process.poll() is None and time.monotonic() < began + GUARD:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return True
            time.sleep(0.02)
        return False

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(GUARD)
        self.log.close()

    def verify(self):
        return subprocess.run([self.frj, "ledger", "verify", "--deep", "--data", self.data],
                              capture_output=True, text=True)


def sign_ins(folder):
    """[account, who] of the people whom ./start names."""
    with open(os.path.join(folder, "demo/sign-ins.txt"), encoding="utf-8") as file:
        return [re.split(r" {2,}", line.strip(), maxsplit=1) for line in file
                if line.strip() and not line.startswith("#")]


def named(name):
    return "[...document.getElementsByName(" + json.dumps(name) + ")]"


def words(selector, text):
    """The first element of a kind that is seen and says this."""
    return ("[...document.querySelectorAll(" + json.dumps(selector) + ")].find(e => "
            "e.getClientRects().length && e.textContent.replace(/\\s+/g, ' ').includes("
            + json.dumps(text) + "))")


class Person:
    """Reads, types, presses: nothing that a person could not do with the page."""

    came = staticmethod(lambda person: None)  # is told of each page that comes

    def __init__(self, browser, office, account, **looks):
        self.office, self.account = office, account
        self.page = browser.page(**looks)
        self.go("/login")
        self.page.type(named("account") + "[0]", account)
        self.page.type(named("password") + "[0]", PASSWORD)
        self.page.follow("document.querySelector('main form button[type=submit]')")

    def go(self, path):
        self.page.go(self.office.origin + path)
        self.came(self)

    def follow(self, text):
        """A link of the page, by its words."""
        self.page.follow(words("main a, .menu a", text))
        self.came(self)

    def follow_in(self, heading, text):
        """A link of the section that has this heading."""
        self.page.follow("[..." + words("main section", heading) + ".querySelectorAll('a')]"
                         ".find(e => e.textContent.includes(" + json.dumps(text) + "))")
        self.came(self)

    def members(self):
        """[place, name] of each member on the page, in the order of speaking."""
        return self.page.eval("[...document.querySelectorAll('.members .member strong')].map(e =>"
                              " [e.id.slice(1), e.textContent.split('（')[0]])")

    def today(self):
        """The day of the office, as the workbench says it."""
        self.go("/")
        return re.search(r"\d{4}年\d+月\d+日", self.page.text()).group(0)

    def tick_all(self, ending):
        """Every choice to be ticked whose name ends so."""
        for no in range(self.page.eval("document.querySelectorAll("
                                       + json.dumps(f"[name$='{ending}']") + ").length")):
            find = "document.querySelectorAll(" + json.dumps(f"[name$='{ending}']") + f")[{no}]"
            if not self.page.eval(find + ".checked"):
                self.page.press(find)

    def links(self, selector="main a"):
        return self.page.eval("[...document.querySelectorAll(" + json.dumps(selector) + ")].map("
                              "a => [a.textContent.replace(/\\s+/g, ' ').trim(),"
                              " a.getAttribute('href')])")

    def put(self, name, value):
        """One field by its name: typed, ticked, or chosen by what the choice says."""
        all_of = named(name)
        kind = self.page.eval("(e => e && (e.type || e.tagName))("
                              + all_of + ".filter(e => e.type != 'hidden')[0])")
        if kind is None or kind == "submit":  # a button that says it is pressed in send()
            return False
        if kind in ("radio", "checkbox"):
            choice = all_of + ".find(e => e.value == " + json.dumps(value) + ")"
            if self.page.eval(f"!({choice}) || !({choice}).checked"):
                self.page.press(choice)
        elif kind == "select-one":
            self.choose(all_of + "[0]", value)
        else:
            self.page.type(all_of + ".filter(e => e.type != 'hidden')[0]", value)
        return True

    def choose(self, find, value):
        done = self.page.eval(
            "(e => { const o = [...e.options].find(o => o.value == " + json.dumps(value)
            + ") || [...e.options].find(o => o.text.includes(" + json.dumps(value) + "));"
            " if (!o) return false; e.value = o.value;"
            " e.dispatchEvent(new Event('change', {bubbles: true})); return true; })(" + find + ")")
        if not done:
            raise LookupError(f"no choice {value} on {self.page.path()}")

    def send(self, fields):
        """Fills in what the page asks for and presses its main button.  Which fields there were."""
        found = {name for name, value in fields.items() if self.put(name, value)}
        main = "document.querySelector('main form[method=post] .acts button[type=submit]')"
        for name, value in fields.items():
            button = (named(name) + ".find(e => e.type == 'submit' && e.value == "
                      + json.dumps(value) + ")")
            if self.page.eval(f"!!({button})"):
                main = button
        self.page.follow(main)
        self.came(self)
        return found
