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

from http_probes import PROBES
from serving import (FRJ, GUARD, PASSWORD, Server, Talk, answers_in, ask, connect, end, get, told,
                     until)

LONG = bool(os.environ.get("CHECK_LONG"))
IDLE = 2000 if LONG else 300
EACH = 64  # connections of one address at one desk
IN_TIME = 200 if LONG else 2000  # ms; who waits for a slow one waits five seconds and more


# ---- vectors -----------------------------------------------------------------------------------


BEHIND = get("/login", "Connection: close")  # what comes behind what is tried


def hostile_judge(port, case, plain):
    """None: as it should be; else what came instead."""
    talk = Talk(port, case["bytes"].encode("utf-8") + BEHIND, to_end=True)
    expect = case["expect"]
    taken = talk.closed and talk.statuses[1:] == [200] and not talk.rest
    if expect in ("400+close", "431+close"):
        good = talk.refused() and talk.status == int(expect[:3])
    elif expect.startswith("4xx/501/505"):
        good = talk.refused() and (400 <= talk.status < 500 or talk.status in (501, 505))
    elif expect == "trailer-ignored-or-400":
        good = (talk.refused() and talk.status == 400) or taken
    elif expect == "ignored unless peer is the configured proxy":
        good = taken and (talk.status, talk.answers[0].body) == plain
    else:
        assert expect in ("any-but-one-request", "exactly one response"), expect
        good = talk.refused() or taken
    return None if good else f"{case['id']} {talk}"


IMF_DATE = r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT"
PROBES_ALSO = {  # what the status alone does not say
    "COMP-405-ALLOW": lambda talk, said: "GET" in said["allow"],
    "COMP-DATE-HEADER": lambda talk, said: "date" in said,
    "COMP-DATE-FORMAT": lambda talk, said: re.fullmatch(IMF_DATE, said["date"]),
    "COMP-CONTENT-TYPE": lambda talk, said: said["content-type"].startswith("text/html"),
    "COMP-NO-1XX-HTTP10": lambda talk, said: talk.continued == 0,
    "SMUG-EXPECT-100-CL": lambda talk, said: talk.continued == 1,
    "COMP-TRACE-SENSITIVE": lambda talk, said: b"secret" not in talk.answers[0].body,
    "CAP-ETAG-IN-304": lambda talk, said: "etag" in said,
}


def probe_judge(port, etag, probe):
    """None: as it should be; else what came instead.  The end of the line ends every wait."""
    name, rule, answer, text = probe
    text = text.replace("{etag}", etag).replace("{bare}", etag.strip('W/"')).encode("latin-1")
    silence, bare = answer == "silence", text.startswith(b"HEAD ")
    behind = b"" if silence else BEHIND.replace(b"GET ", b"HEAD ") if bare else BEHIND
    talk = Talk(port, text + behind, to_end=True, half=silence, bare=bare)
    wanted = [int(word) for word in answer.split(" ") if word.isdigit()]
    wanted += [200] if answer.endswith("next") else []
    good = talk.statuses == wanted and talk.closed and not talk.rest
    if good and name in PROBES_ALSO:
        good = PROBES_ALSO[name](talk, talk.answers[0].fields)
    return None if good else f"{name} (RFC {rule}) {answer}: {talk}"


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
    etag = Talk(port, get("/login")).answers[0].fields["etag"]
    with ThreadPoolExecutor(16) as pool:
        wrong = list(filter(None, pool.map(lambda probe: probe_judge(port, etag, probe), PROBES)))
    told(len({probe[0] for probe in PROBES}) > 200 and not wrong,
         f"{len(PROBES)} tests of Http11Probe get the answer of their line", wrong)
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

SLOW_BODY = b"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"

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
    """A body that takes longer than one look at its pace, and is fast enough at each: its second
    half comes when one that began after it was found too slow."""

    def __init__(self, port, source):
        super().__init__(daemon=True)
        self.port, self.source, self.status = port, source, None

    def run(self):
        line, body = connect(self.port, self.source), b"account=" + b"a" * 40000
        line.sendall(b"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                     b"application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(body)
                     + body[:20000])
        slower = Drip(self.port, self.source, SLOW_BODY, b"a" * 30)
        slower.run()
        try:
            line.sendall(body[20000:])
            got = line.recv(65536)
            self.status = int(got[9:12]) if got and slower.status == 408 else None
        except OSError:
            pass
        line.close()


def healthy(port, token, beside):
    """Asks as long as the others live: the slowest answer but for one in a hundred, how many, how
    many were none."""
    times, bad, line = [], 0, None
    while any(thread.is_alive() for thread in beside):
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
    times.sort()
    return times[int(len(times) * 0.99)] * 1000, len(times), bad


def silent(port, count):
    return [connect(port, f"127.0.{10 + i // 50 // 200}.{1 + i // 50 % 200}") for i in range(count)]


def slow_run(port, token):
    head = b"GET /login HTTP/1.1\r\nHost: localhost\r\nX: "
    heads = [Drip(port, f"127.0.2.{1 + i}", head, b"a" * 30) for i in range(20)]
    bodies = [Drip(port, f"127.0.3.{1 + i}", SLOW_BODY, b"a" * 30) for i in range(20)]
    pours = [Pour(port, f"127.0.5.{1 + i}") for i in range(3)]
    for thread in heads + bodies + pours:
        thread.start()
    lines = silent(port, IDLE)
    p99, count, bad = healthy(port, token, heads + bodies + pours)
    open_still = sum(is_open(line) for line in lines)
    told(bad == 0 and p99 <= IN_TIME,
         f"beside {IDLE} silent and 46 slow connections a healthy client has its answers in time",
         f"p99 {p99:.1f} ms, {bad} of {count} bad")
    print(f"     {count} answers, p99 {p99:.1f} ms, {open_still} of {IDLE} silent ones open")
    told(all(d.status == 408 and d.closed and d.seconds >= 6 for d in heads),
         "a head at a byte a second gets 408 and the end after ten seconds",
         {(d.status, d.closed, d.seconds) for d in heads})
    told(all(d.status == 408 and d.closed for d in bodies),
         "a body at a byte a second gets 408 and the end after five",
         {(d.status, d.closed, d.seconds) for d in bodies})
    told(all(p.status not in (None, 408) for p in pours), "one that is longer on its way and keeps the pace is taken",
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
