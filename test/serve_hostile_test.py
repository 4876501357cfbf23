"""The running server against whoever means it harm.

serve_hostile_test.py FRJ: sends every request of test/vectors/http as it stands, over a socket of
its own, and judges what comes back; then clients that are slow, silent or too many, while a healthy
one must be served.  With CHECK_LONG set 2,000 silent connections instead of 300.
"""
import json
import os
import re
import socket
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from serving import (FRJ, GUARD, PASSWORD, Server, Talk, answers_in, ask, connect, end, get, told,
                     until)

LONG = bool(os.environ.get("CHECK_LONG"))
IDLE = 2000 if LONG else 300
EACH = 64  # connections of one address at one desk
IN_TIME = 200 if LONG else 2000  # ms; who waits for a slow one waits five seconds and more


# ---- vectors -----------------------------------------------------------------------------------


def hostile_judge(port, case, plain):
    """None: as it should be; else what came instead."""
    talk = Talk(port, case["bytes"].encode("utf-8"))
    expect, one = case["expect"], len(talk.answers) == 1
    if expect in ("400+close", "431+close"):
        good = talk.refused() and talk.status == int(expect[:3])
    elif expect.startswith("4xx/501/505"):
        good = one and (400 <= talk.status < 500 or talk.status in (501, 505))
    elif expect == "trailer-ignored-or-400":
        good = (talk.refused() and talk.status == 400) or talk.accepted()
    elif expect == "ignored unless peer is the configured proxy":
        good = talk.accepted() and (talk.status, talk.answers[0].body) == plain
    else:
        assert expect in ("any-but-one-request", "exactly one response"), expect
        good = one and not talk.rest
    return None if good else f"{case['id']} {talk}"


UNTRIED = {
    "MAL-EMPTY-REQUEST": "no request is given (a silent line is among the slow ones)",
    "CAP-ETAG-304": "the second request is not given",
    "CAP-ETAG-WEAK": "the second request is not given",
    "CAP-IMS-INVALID": "the second request is not given",
    "CAP-INM-UNQUOTED": "the second request is not given",
    "CAP-LAST-MODIFIED-304": "the second request is not given",
    "COOK-PARSED-BASIC": "no page says cookies back",
    "COOK-PARSED-MULTI": "no page says cookies back",
    "COMP-OPTIONS-ALLOW": "OPTIONS is a method of no page: 501",
    "SMUG-OPTIONS-CL-BODY": "OPTIONS is a method of no page: 501",
    "COMP-LONG-URL-OK": "its length is not given; 4 KiB is the limit",
}


def probe_bytes(case):
    """From how it is shown: an escaped CR or LF is one, a real line end is for the eye."""
    text = case["request_as_shown"].replace("\n", "")
    text = re.sub(r"(.)\1{3}\.\.\.\{([\d,]+) . '.'\}\.\.\.",
                  lambda m: m[1] * int(m[2].replace(",", "")), text)
    text = text.replace("k1=v1; ...", "; ".join(f"k{i}=v{i}" for i in range(1, 999)) + ";")
    text = re.sub(r"\\x([0-9A-Fa-f]{2})|\\([rnt0])", lambda m: chr(int(m[1], 16)) if m[1] else
                  {"r": "\r", "n": "\n", "t": "\t", "0": "\0"}[m[2]], text)
    if re.search(r"with (Content-Type|Date) header|no body", case["expected"]):
        text = text.replace(" / ", " /login ", 1)  # a page that has one
    return text.encode("latin-1") * (2 if case["id"] == "SMUG-PIPELINE-SAFE" else 1)


def probe_judge(port, case):
    name, expected = case["id"], case["expected"]
    bare = name == "COMP-HEAD-NO-BODY"
    may_wait = "timeout" in expected
    two = name == "SMUG-PIPELINE-SAFE"
    talk = Talk(port, probe_bytes(case), first=1.5 if may_wait else GUARD,
                quiet=3.0 if two else 0.4, bare=bare)
    said = talk.answers[0].fields if talk.answers else {}
    numbers = [int(word) for word in re.findall(r"\b[1-5]\d\d\b", expected.split("; 2xx")[0])]
    if two:
        good = len(talk.answers) == 2 and not talk.closed
    elif name == "SMUG-GET-CL-PREFIX-DESYNC":  # what is behind the body is no request
        good = talk.closed and not [status for status in talk.statuses[1:] if status < 400]
    elif "with Allow" in expected:
        good = talk.status == 405 and "GET" in said.get("allow", "")
    elif "with Date" in expected or "with Content-Type" in expected:
        good = talk.status == 200 and "date" in said and "content-type" in said
    elif bare:
        good = talk.status == 200 and not talk.rest and len(talk.answers) == 1
    elif "secret" in str(case["request_as_shown"]):
        good = b"secret" not in talk.answers[0].body and len(talk.answers) == 1
    elif "non-101" in expected:
        good = len(talk.answers) == 1 and talk.status != 101
    elif "Reject" in expected:
        good = talk.refused() or (name == "NORM-UNDERSCORE-CL" and talk.accepted())
    elif talk.refused() and talk.status >= 400:
        good = talk.status in numbers or "close" in expected
    elif talk.accepted():
        good = bool(re.search("2xx|200|Any status", expected)) or talk.status in numbers
    else:
        good = may_wait and not talk.answers
    return None if good else f"{name} ({expected}) {talk}"


def vectors(name):
    with open(f"test/vectors/http/{name}.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def vectors_run(port):
    first = Talk(port, get("/"))
    plain = first.status, first.answers[0].body
    cases = vectors("hostile")
    with ThreadPoolExecutor(16) as pool:
        wrong = list(filter(None, pool.map(lambda case: hostile_judge(port, case, plain), cases)))
    told(len(cases) > 50 and not wrong, f"{len(cases)} hostile requests get the answer they should",
         wrong)
    cases = vectors("http11probe")
    for case in cases:
        if case["id"] in UNTRIED:
            print(f"     not tried: {case['id']}: {UNTRIED[case['id']]}")
    tried = [case for case in cases if case["id"] not in UNTRIED]
    with ThreadPoolExecutor(16) as pool:
        wrong = list(filter(None, pool.map(lambda case: probe_judge(port, case), tried)))
    told(len(tried) > 90 and not wrong,
         f"{len(tried)} of {len(cases)} probes of Http11Probe are answered as they ask", wrong)
    told(Talk(port, get("/login")).status == 200, "afterwards the server answers as before")


# ---- limits ------------------------------------------------------------------------------------


def many_requests(port):
    line = connect(port)
    got, kept = b"", 0
    for _ in range(101):
        try:
            line.sendall(get("/login"))
            while not answers_in(got)[0]:
                piece = line.recv(65536)
                if not piece:
                    raise OSError
                got += piece
        except OSError:
            break
        answers, got = answers_in(got)
        kept += 1
        if answers[0].closes():
            break
    told(kept == 100 and line.recv(1) == b"", "a connection ends with its 100th request", kept)
    line.close()


def hold(port, source, count):
    """Connections that were served and stay open."""
    lines = []
    for _ in range(count):
        line = connect(port, source)
        line.sendall(get("/login"))
        got = b""
        while not answers_in(got)[0]:
            got += line.recv(65536) or b"HTTP/1.1 0\r\n\r\n"
        if answers_in(got)[0][0].status != 200:
            break
        lines.append(line)
    return lines


def one_address(port):
    lines = hold(port, "127.0.4.1", EACH)
    over = Talk(port, b"", "127.0.4.1")
    told(len(lines) == EACH and over.refused() and over.status == 503,
         f"connection {EACH + 1} of one address gets 503 and the end", f"{len(lines)} {over}")
    told(Talk(port, get("/login"), "127.0.4.2").status == 200,
         "another address is served meanwhile")
    lines.pop().close()
    told(until(lambda: Talk(port, get("/login"), "127.0.4.1").status == 200),
         "and when one is closed, so is the first")
    for line in lines:
        line.close()


def too_much(port):
    head = b"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n"
    talk = Talk(port, head + b"a" * 200000)
    told(talk.refused() and talk.status == 413,
         "a body that is too long gets 413, also while it comes", talk)


def limits_run(data):
    server = Server(data, 1)
    many_requests(server.port)
    one_address(server.port)
    too_much(server.port)
    told(server.stop() == 0, "the office closes when it is asked to")
    path = data + ".sock"
    server = Server(data, 1, "unix:" + path)
    lines, good = [], 0

    def taken():
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(GUARD)
        lines.append(line)
        return line.connect_ex(path) == 0

    told(until(taken), "a Unix socket is listened at")
    for _ in range(EACH + 6):
        if not taken():
            break
        line = lines[-1]
        line.sendall(get("/login"))
        good += line.recv(16).startswith(b"HTTP/1.1 200")
    told(good == EACH + 6, "connections of a proxy on a Unix socket are not counted", good)
    for line in lines:
        line.close()
    server.stop()


# ---- slow, silent, many ------------------------------------------------------------------------


class Drip(threading.Thread):
    """A byte a second after the beginning, until there is an answer."""

    def __init__(self, port, source, begin, drops):
        super().__init__(daemon=True)
        self.args, self.seconds, self.status, self.closed = (port, source), None, None, False
        self.begin, self.drops = begin, drops

    def run(self):
        line, began = connect(*self.args), time.monotonic()
        line.sendall(self.begin)
        line.settimeout(1.0)
        for drop in self.drops:
            try:
                got = line.recv(65536)
                self.status = answers_in(got)[0][0].status if got else None
                self.seconds = time.monotonic() - began
                line.settimeout(GUARD)
                self.closed = got == b"" or line.recv(1) == b""
                break
            except socket.timeout:
                line.sendall(bytes([drop]))
            except OSError:
                break
        line.close()


class Pour(threading.Thread):
    """A body at a pace that is slow and good."""

    def __init__(self, port, source):
        super().__init__(daemon=True)
        self.args, self.status = (port, source), None

    def run(self):
        line, body = connect(*self.args), b"account=" + b"a" * 40000
        line.sendall(b"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                     b"application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(body))
        try:
            for at in range(0, len(body), 2000):
                line.sendall(body[at:at + 2000])
                time.sleep(0.4)
            got = line.recv(65536)
            self.status = int(got[9:12]) if got else None
        except OSError:
            pass
        line.close()


def healthy(port, token, seconds):
    times, bad, end, line = [], 0, time.monotonic() + seconds, None
    while time.monotonic() < end:
        began = time.monotonic()
        line = line or connect(port)
        line.sendall(get("/api/v1/matters?open=1", "Authorization: Bearer " + token))
        got = b""
        while not answers_in(got)[0]:
            piece = line.recv(262144)
            if not piece:
                break
            got += piece
        times.append(time.monotonic() - began)
        answers = answers_in(got)[0]
        bad += not answers or answers[0].status != 200
        if not answers or answers[0].closes():
            line.close()
            line = None
        time.sleep(0.01)
    times.sort()
    return times[int(len(times) * 0.99)] * 1000, len(times), bad


def silent(port, count):
    return [connect(port, f"127.0.{10 + i // 50 // 200}.{1 + i // 50 % 200}") for i in range(count)]


def slow_run(port, token):
    head = b"GET /login HTTP/1.1\r\nHost: localhost\r\nX: "
    body = b"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
    heads = [Drip(port, f"127.0.2.{1 + i}", head, b"a" * 30) for i in range(20)]
    bodies = [Drip(port, f"127.0.3.{1 + i}", body, b"a" * 30) for i in range(20)]
    pours = [Pour(port, f"127.0.5.{1 + i}") for i in range(3)]
    for thread in heads + bodies + pours:
        thread.start()
    lines = silent(port, IDLE)
    p99, count, bad = healthy(port, token, 7.0)
    open_still = sum(is_open(line) for line in lines)
    told(bad == 0 and p99 <= IN_TIME,
         f"beside {IDLE} silent and 43 slow connections a healthy client has its answers in time",
         f"p99 {p99:.1f} ms, {bad} of {count} bad")
    print(f"     {count} answers, p99 {p99:.1f} ms, {open_still} of {IDLE} silent ones open")
    for thread in heads + bodies + pours:
        thread.join(GUARD)
    told(all(d.status == 408 and d.closed and d.seconds >= 6 for d in heads),
         "a head at a byte a second gets 408 and the end after ten seconds",
         {(d.status, d.closed, d.seconds) for d in heads})
    told(all(d.status == 408 and d.closed for d in bodies),
         "a body at a byte a second gets 408 and the end after five",
         {(d.status, d.closed, d.seconds) for d in bodies})
    told(all(p.status not in (None, 408) for p in pours), "one at five kilobytes a second is taken",
         [p.status for p in pours])
    told(until(lambda: not any(is_open(line) for line in lines)),
         "who never says a word is closed", sum(is_open(line) for line in lines))
    for line in lines:
        line.close()


def is_open(line):
    line.setblocking(False)
    try:
        return line.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


# ---- the sandbox, seen from outside ------------------------------------------------------------


def sandbox_run(server):
    bare, writable, desks = [], [], 0
    for post, pid in server.posts():
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            status = dict(line.split(":\t", 1) for line in file if ":\t" in line)
        if status["Seccomp"].strip() != "2" or status["NoNewPrivs"].strip() != "1":
            bare.append(post)
        if post == "desk":
            with open(f"/proc/{pid}/maps", encoding="utf-8") as file:
                maps = [line for line in file if "frj.db-shm" in line]
            desks += 1
            writable += [line for line in maps if " rw" in line]
    with open(server.log.name, encoding="utf-8") as file:
        words = file.read()
    if "built with sanitizers" in words:
        print("     not tried: lists of system calls, in a program built with sanitizers")
    else:
        told(not bare, "each process has its list of system calls", bare)
    if "no Landlock" in words:
        print("     not tried: this kernel has no Landlock")
    else:
        told(desks == 2 and not writable, "no desk has SQLite's shared memory mapped for writing",
             writable)


def session_run(port):
    """The statuses of who I am: signed in, signed out; each asked of whatever desk answers."""
    token = ask(port, "POST", "/api/v1/session", body={"account": "ma", "password": PASSWORD})
    token = token[1]["token"]
    before = [ask(port, "GET", "/api/v1/me", token)[0] for _ in range(4)]
    ask(port, "DELETE", "/api/v1/session", token)
    return before + [ask(port, "GET", "/api/v1/me", token)[0] for _ in range(4)]


def writes_run(port, token, data):
    """Desks that cannot write see what was written, and the log of the database does not grow."""
    matter = ask(port, "GET", "/api/v1/matters?open=1", token)[1]["items"][0]["id"]
    wrong, biggest, count = [], 0, 400

    def record(number):
        got = ask(port, "POST", f"/api/v1/matters/{matter}/state", token,
                  {"source": "示例来源", "words": f"hostile test says {number}"},
                  fields=["If-Match: *", f"Idempotency-Key: {number + 1:032x}"])
        seen = ask(port, "GET", "/api/v1/matters/" + matter, token)
        if got[0] != 200 or seen[0] != 200:
            wrong.append((number, got, seen))

    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(record, range(count)):
            biggest = max(biggest, os.path.getsize(data + "/frj.db-wal"))
        sessions = list(pool.map(lambda _: session_run(port), range(12)))
    told(not wrong, f"{count} acts are recorded while desks read", wrong[:2])
    told(biggest < 16 << 20, "and the log of the database is folded back meanwhile",
         f"{biggest >> 20} MiB")
    told(all(seen == [200] * 4 + [401] * 4 for seen in sessions),
         "what was answered is seen at once, by any desk", sessions)
    print(f"     {count} acts, the log at most {biggest / (1 << 20):.1f} MiB")


def main():
    with tempfile.TemporaryDirectory() as root:
        data = root + "/demo"
        subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
        limits_run(data)
        server = Server(data, 2)
        sandbox_run(server)
        token = ask(server.port, "POST", "/api/v1/session", body={
            "account": "ma", "password": PASSWORD})[1]["token"]
        writes_run(server.port, token, data)
        vectors_run(server.port)
        slow_run(server.port, token)
        told(server.stop() == 0, "the office closes when it is asked to")
        with open(data + ".log", encoding="utf-8") as file:
            ended = [line for line in file if " ended: " in line]
        told(not ended, "no process died of any of it", ended)
    end()


main()
