"""The served office under load, its processes killed one after the other.

serve_kill_test.py FRJ [KILLS]: clients record statements, each under a key of its own, and ask again
with the same key until they are answered; meanwhile registrar, desks, scribes and notary are
killed at random moments.  Nothing that was answered may be missing, nothing may stand twice, and after each
kill an act must be answered within two seconds.
"""
import http.client
import json
import os
import random
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time

import serving
from serving import FRJ, PASSWORD, free_port, told

KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 30
CLIENTS, READY_SECONDS = 4, 2.0


def frj(*words, text=None):
    return subprocess.run([FRJ, *words], input=text, capture_output=True, text=True)


def ask(port, method, path, token=None, body=None, key=None, timeout=10):
    """Status and document; None when the line broke."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = "Bearer " + token
    if key:
        headers["Idempotency-Key"] = key
        headers["If-Match"] = "*"  # whatever it says now: many write at once
    try:
        line.request(method, path, None if body is None else json.dumps(body), headers)
        answer = line.getresponse()
        return answer.status, json.loads(answer.read() or b"{}")
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        line.close()


class Client(threading.Thread):
    def __init__(self, port, token, matter, number):
        super().__init__(daemon=True)
        self.port, self.token, self.matter, self.number = port, token, matter, number
        self.done, self.stop, self.wrong = [], False, []

    def record(self, words):
        key = secrets.token_hex(16)
        body = {"source": "示例来源", "words": words}
        path = f"/api/v1/matters/{self.matter}/state"
        while True:
            got = ask(self.port, "POST", path, self.token, body, key)
            if got and got[0] == 200:
                self.done.append(words)
                return
            if got and got[0] not in (503,):
                self.wrong.append(got)
                return
            time.sleep(0.01)

    def run(self):
        count = 0
        while not self.stop:
            count += 1
            self.record(f"client {self.number} says {count} once")


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(word) for word in file.read().split()]


def post_of(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            words = file.read().split(b"\0")
        return words[words.index(b"--post") + 1].decode()
    except (OSError, ValueError):
        return None


def kill_one(server, kind):
    pids = [pid for pid in children(server.pid) if post_of(pid) == kind]
    if pids:
        os.kill(random.choice(pids), signal.SIGKILL)
    return bool(pids)


def ready_again(port, token):
    began = time.monotonic()
    while time.monotonic() - began < 10:
        got = ask(port, "GET", "/api/v1/me", token, timeout=1)
        if got and got[0] == 200:
            return time.monotonic() - began
        time.sleep(0.005)
    return 99.0


def sign_in(port):
    for _ in range(200):
        got = ask(port, "POST", "/api/v1/session", body={"account": "ma", "password": PASSWORD})
        if got and got[0] == 200:
            return got[1]["token"]
        time.sleep(0.05)
    raise SystemExit("FAIL nobody can sign in")


def kills_run(server, port, token, clients):
    slowest, before = 0.0, -1
    for number in range(KILLS):
        kind = ("registrar", "desk", "scribe", "notary")[number % 4]
        time.sleep(random.uniform(0.01, 0.09))
        kill_one(server, kind)
        slowest = max(slowest, ready_again(port, token))
    told(slowest <= READY_SECONDS, f"after each of {KILLS} kills an answer comes within 2 s",
         f"{slowest:.2f} s")
    for client in clients:
        client.stop = True
    for client in clients:
        client.join(30)
    told(not any(c.wrong for c in clients), "every act is answered as done or asked for again",
         [c.wrong[:1] for c in clients])
    return slowest


def main():
    random.seed(int(os.environ.get("FRJ_SEED", "1")))
    with tempfile.TemporaryDirectory() as root:
        data, port = root + "/demo", free_port()
        frj("init", "--demo", "--data", data)
        matter = json.loads(frj("matter", "list", "--as", "ma", "--open", "--json", "--data",
                                data).stdout)[0]["id"]
        server = subprocess.Popen([FRJ, "serve", "--data", data, "--listen", f"127.0.0.1:{port}"],
                                  stderr=open(root + "/log", "w"))
        try:
            token = sign_in(port)
            clients = [Client(port, token, matter, i) for i in range(CLIENTS)]
            for client in clients:
                client.start()
            slowest = kills_run(server, port, token, clients)
            server.send_signal(signal.SIGTERM)
            told(server.wait(40) == 0, "the office closes when it is asked to")
        finally:
            server.kill()
        with open(root + "/log", encoding="utf-8") as file:
            forbidden = [line for line in file if line.endswith(f"signal {int(signal.SIGSYS)}\n")]
        told(not forbidden, "no process asked the system for what its sandbox forbids", forbidden)
        done = [words for client in clients for words in client.done]
        frj("ledger", "export", root + "/all.frjl", "--data", data)
        with open(root + "/all.frjl", encoding="utf-8") as file:
            text = file.read()
        lost = [words for words in done if text.count(f'"{words}"') == 0]
        twice = [words for words in done if text.count(f'"{words}"') > 1]
        told(len(done) > KILLS and not lost, f"of {len(done)} acts that were answered none is lost",
             lost[:3])
        told(not twice, "and none stands twice", twice[:3])
        verified = frj("ledger", "verify", "--deep", "--data", data)
        told(verified.returncode == 0, "the record verifies", verified.stderr)
        print(f"     {KILLS} kills, {len(done)} acts, slowest return {slowest:.2f} s")
    serving.end()


main()
