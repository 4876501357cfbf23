"""./start at a terminal: it serves, says who may sign in, and Ctrl-C ends it.

start_test.py FOLDER: the ./start there has run before.
"""
import http.cookiejar
import os
import pty
import re
import select
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

FOLDER = os.path.abspath(sys.argv[1])
GUARD = 120  # seconds, against hanging only
failed = 0


def told(good, sentence, why=""):
    global failed
    failed += not good
    print(("ok   " if good else "FAIL ") + sentence + ("" if good else f": {str(why)[-900:]}"),
          flush=True)
    return good


class Terminal:
    """./start as a person runs it: its words as they come, keys that can be pressed."""

    def __init__(self, *words):
        self.text = ""
        self.process, self.fd = pty.fork()
        if self.process == 0:
            os.chdir("/")
            os.execv(FOLDER + "/start", [FOLDER + "/start", *words])

    def more(self):
        ready, _, _ = select.select([self.fd], [], [], GUARD)
        try:
            got = os.read(self.fd, 65536) if ready else b""
        except OSError:  # the other side has closed
            got = b""
        self.text += got.decode(errors="replace")
        return got

    def until(self, words):
        while words not in self.text:
            if not self.more():
                return False
        return True

    def press(self, key):
        os.write(self.fd, key)

    def end(self):
        while self.more():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(port, process):
    """Page of the office once it listens; the process that should open it is still there."""
    began = time.monotonic()
    while time.monotonic() < began + GUARD:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/login", timeout=GUARD) as got:
                return got.read().decode()
        except OSError:
            if os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return ""  # it has ended; who ends it is not us
            time.sleep(0.05)
    return ""


def sign_in(port, account):
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(f"http://127.0.0.1:{port}/login", timeout=GUARD).read().decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)"', page))
    hidden.update(account=account, password="yanshi-2026")
    got = browser.open(f"http://127.0.0.1:{port}/login",
                       urllib.parse.urlencode(hidden).encode(), timeout=GUARD)
    return got.status == 200 and "<h1>工作台</h1>" in got.read().decode()


def serves():
    for _ in range(3):  # the port may be taken by another between here and there
        port = free_port()
        terminal = Terminal("--port", str(port))
        if terminal.until(f"http://127.0.0.1:{port}") and answer(port, terminal.process):
            break
    else:
        return told(False, "./start opens the office", terminal.text)
    told(True, "./start opens the office at the port it was given")
    accounts = re.findall(r"^  ([a-z]+) +\S+某某  ", terminal.text, re.M)
    wrong = [account for account in accounts if not sign_in(port, account)]
    told(len(accounts) >= 10 and not wrong, "each sign-in that it prints opens a workbench",
         wrong or terminal.text)
    second = Terminal("--port", str(port))
    code = second.end()
    told(code == 1 and "已经有程序占用" in second.text and "--port" in second.text,
         "a second ./start on the same port says that it is taken, and what to do", second.text)
    terminal.press(b"\x03")
    code = terminal.end()
    told(code == 0 and "已停止" in terminal.text, "Ctrl-C ends it, and it says so",
         (code, terminal.text[-300:]))
    with socket.socket() as probe:
        told(probe.connect_ex(("127.0.0.1", port)) != 0, "nothing listens afterwards")


def start(*words):
    return subprocess.run([FOLDER + "/start", *words], stdin=subprocess.DEVNULL, timeout=600,
                          capture_output=True, text=True, cwd=tempfile.gettempdir())


def empty(root):
    place = os.path.join(root, "an office")
    got = start("--empty", "--data", place)
    told(got.returncode == 0 and os.path.exists(place + "/frj.db") and "account add" in got.stdout,
         "--empty --data makes an empty office there and says what comes next", got)
    told(f"serve --data {place}" in got.stdout, "and without a terminal how to open it", got.stdout)
    again = start("--data", place)
    told(again.returncode == 0 and "马某某" not in again.stdout,
         "an office that is there is kept, and nobody invented is named for it", again)


def words():
    for wrong in (["--port", "0"], ["--port", "70000"], ["--port", "x"], ["--data"], ["--quick"]):
        got = start(*wrong)
        told(got.returncode in (1, 2) and got.stderr.strip(), f"refused, with a reason: {wrong}", got)


def main():
    with tempfile.TemporaryDirectory() as root:
        serves()
        empty(root)
        words()
    sys.exit(failed != 0)


main()
