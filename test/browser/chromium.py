"""Chromium as a person's browser, spoken to over a pipe (the DevTools protocol, no port, no driver).

One process; each person has a context of their own (cookies apart) with one page.  Everything waits
for an event of the browser, never for a time; GUARD only ends what hangs.
"""
import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

GUARD = 90  # seconds


class Hung(Exception):
    pass


class Chromium:
    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="frj-browser-")
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        high = [fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (theirs_in, theirs_out)]

        def descriptors():  # it reads from 3 and writes to 4
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--remote-debugging-pipe",
             "--user-data-dir=" + self.home, "--disable-gpu", "--disable-dev-shm-usage",
             "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--disable-extensions",
             "--disable-features=Translate,OptimizationHints,MediaRouter",
             "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, preexec_fn=descriptors)
        for fd in (theirs_in, theirs_out, *high):
            os.close(fd)
        self.read_fd, self.write_fd = ours_in, ours_out
        self.bytes, self.next, self.answers = b"", 0, {}
        self.pages = {}  # by session
        self.version = self.call("Browser.getVersion")["product"]

    def receive(self):
        """Takes what has come; blocks until something has."""
        ready, _, _ = select.select([self.read_fd], [], [], GUARD)
        got = os.read(self.read_fd, 1 << 20) if ready else b""
        if not got:
            raise Hung("Chromium " + ("has ended" if ready else "says nothing"))
        *whole, self.bytes = (self.bytes + got).split(b"\0")
        for text in whole:
            message = json.loads(text)
            if "id" in message:
                self.answers[message["id"]] = message
            elif message.get("sessionId") in self.pages:
                self.pages[message["sessionId"]].happened(message["method"], message["params"])

    def call(self, method, session=None, **params):
        self.next += 1
        message = {"id": self.next, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        left = json.dumps(message).encode() + b"\0"
        while left:
            left = left[os.write(self.write_fd, left):]
        number = self.next
        while number not in self.answers:
            self.receive()
        answer = self.answers.pop(number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def page(self, **looks):
        return Page(self, **looks)

    def close(self):
        try:
            self.call("Browser.close")
        except (Hung, OSError):
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


class Page:
    """One person's window.  `requests`, `blocked` and `complaints` fill as they come."""

    def __init__(self, browser, width=1366, height=768, script=True, dark=False):
        self.browser, self.script = browser, script
        self.requests, self.blocked, self.complaints = [], [], []
        self.status, self.loaded = None, 0
        self.context = browser.call("Target.createBrowserContext")["browserContextId"]
        self.target = browser.call("Target.createTarget", url="about:blank",
                                   browserContextId=self.context)["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=self.target,
                                    flatten=True)["sessionId"]
        browser.pages[self.session] = self
        for domain in ("Page", "Network", "Runtime", "Log", "Audits", "DOM"):
            self.call(domain + ".enable")
        if not script:
            self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.look(width, height, dark)

    def call(self, method, **params):
        return self.browser.call(method, self.session, **params)

    def look(self, width, height, dark=False):
        self.width = width
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def happened(self, method, params):
        if method == "Page.loadEventFired":
            self.loaded += 1
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Network.responseReceived":
            status = params["response"]["status"]
            if params["type"] == "Document":
                self.status = status
            elif status >= 400:
                self.blocked.append(f"{status} {params['response']['url']}")
        elif method == "Network.loadingFailed" and not params.get("canceled"):
            self.blocked.append(params.get("errorText", "") + params.get("blockedReason", ""))
        elif method == "Audits.issueAdded":
            if params["issue"]["code"] == "ContentSecurityPolicyIssue":
                self.complaints.append(params["issue"]["details"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(params["exceptionDetails"].get("text", ""))
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "assert"):
            self.complaints.append([arg.get("value", arg.get("description"))
                                    for arg in params["args"]])
        elif method == "Log.entryAdded" and params["entry"]["source"] != "network":  # see `status`
            if params["entry"]["level"] == "error" or params["entry"]["source"] == "security":
                self.complaints.append(params["entry"]["text"])

    def wait_load(self, before):
        began = time.monotonic()
        while self.loaded <= before:
            self.browser.receive()
            if time.monotonic() > began + GUARD:
                raise Hung("no page came")

    def go(self, url):
        before = self.loaded
        failure = self.call("Page.navigate", url=url).get("errorText")
        if failure:
            raise Hung(f"{url}: {failure}")
        self.wait_load(before)

    def eval(self, expression, world=None):
        """Value of an expression in the page, also where the page's own scripts may not run."""
        got = self.call("Runtime.evaluate", expression=expression, returnByValue=True,
                        awaitPromise=True, **({"contextId": world} if world else {}))
        if "exceptionDetails" in got:
            raise RuntimeError(json.dumps(got["exceptionDetails"])[:800])
        return got["result"].get("value")

    def place(self, find):
        """Middle of the element that the expression gives, scrolled into view; None: there is
        none, or something else covers it."""
        return self.eval("(() => { const e = " + find + "; if (!e) return null;"
                         "e.scrollIntoView({block: 'center', behavior: 'instant'});"
                         "const r = [...e.getClientRects()].find(r => r.width && r.height);"
                         "if (!r) return null;"
                         "const at = [r.x + r.width / 2, r.y + r.height / 2];"
                         "const top = document.elementFromPoint(...at);"
                         "return top && (e.contains(top) || top.contains(e) || [...(e.labels || [])]"
                         ".some(l => l.contains(top))) ? at : null; })()")

    def press(self, find):
        """A click of the mouse in the middle of the element."""
        at = self.place(find)
        if at is None:
            raise LookupError(f"nothing to press: {find[:300]} on {self.path()}")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left",
                      clickCount=1)

    def follow(self, find):
        """A click that brings another page."""
        before = self.loaded
        self.press(find)
        self.wait_load(before)

    def type(self, find, text):
        """Focus, what was there replaced, and the text put in as a keyboard or an input method does."""
        self.eval("(() => { const e = " + find + "; e.focus(); e.select(); })()")
        self.call("Input.insertText", text=text)

    def path(self):
        return self.eval("location.pathname")

    def text(self):
        return self.eval("document.body.innerText")

    def shot(self, file, whole=True):
        """The page as a picture, from its top to its end."""
        height = min(int(self.eval("document.documentElement.scrollHeight")), 8000)
        clip = {"x": 0, "y": 0, "width": self.width, "height": height, "scale": 1}
        got = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole,
                        **({"clip": clip} if whole else {}))
        with open(file, "wb") as out:
            out.write(base64.b64decode(got["data"]))

    def close(self):
        del self.browser.pages[self.session]
        self.browser.call("Target.disposeBrowserContext", browserContextId=self.context)
