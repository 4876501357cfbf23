"""What a watcher sees of the running server, and limits that hold for all desks together.

serve_watch_test.py FRJ: /metrics and /health on a socket of their own, counts that follow what was
done, health that fails when the registrar does not answer; 64 connections of one address at three
desks; a server without descriptors, which waits instead of turning round and round.
"""
import os
import re
import signal
import socket
import subprocess
import tempfile

from serving import FRJ, GUARD, PASSWORD, Server, Talk, answers_in, ask, connect, end, get, told, until

EACH = 64


def watch(path, what, seconds=GUARD):
    """The answer on the watchers' socket; None: there is none by then."""
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(seconds)
    line.connect(path)
    line.sendall(get(what, "Connection: close"))
    got = b""
    try:
        while not answers_in(got)[0]:
            piece = line.recv(65536)
            if not piece:
                return None
            got += piece
    except socket.timeout:
        return None
    finally:
        line.close()
    return answers_in(got)[0][0]


def numbers(path):
    answer = None
    while answer is None:
        answer = watch(path, "/metrics")
    return {name: float(value) for name, value in
            re.findall(r"^(frj_[^ ]+) ([0-9.e+]+)$", answer.body.decode(), re.M)}


def well_formed(text):
    """Each sample behind the TYPE of its family."""
    family, wrong = None, []
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            family = line.split(" ")[2]
        elif not line.startswith("# HELP "):
            found = re.fullmatch(r'(frj_[a-z_]+)(\{[a-z]+="[^"\\]*"\})? [0-9.e+]+', line)
            if not found or not found[1].startswith(family):
                wrong.append(line)
    return not wrong and text.endswith("\n")


def metrics_run(server, path):
    text = watch(path, "/metrics")
    told(text.status == 200 and text.fields["content-type"].startswith("text/plain; version=0.0.4")
         and well_formed(text.body.decode()), "/metrics is text as Prometheus reads it",
         text.body.decode())
    before = numbers(path)
    token = ask(server.port, "POST", "/api/v1/session", body={
        "account": "ma", "password": PASSWORD})[1]["token"]
    matter = ask(server.port, "GET", "/api/v1/matters?open=1", token)[1]["items"][0]["id"]
    for number in range(3):
        ask(server.port, "POST", f"/api/v1/matters/{matter}/state", token,
            {"source": "示例来源", "words": "watched"},
            fields=["If-Match: *", f"Idempotency-Key: {number + 1:032x}"])
    Talk(server.port, get("/nowhere"))
    now = numbers(path)
    told([now[name] - before[name] for name in (
        'frj_sign_ins_total{result="granted"}', 'frj_acts_total{result="recorded"}',
        'frj_answers_total{status="4xx"}')] == [1, 3, 1], "what was done is counted", (before, now))
    told(now["frj_record_entries"] >= 3 and now['frj_posts_started_total{post="desk"}'] == 3
         and now["frj_answer_seconds_count"] > before["frj_answer_seconds_count"],
         "and so are entries, posts and times", now)
    told(watch(path, "/login").status == 404 and Talk(server.port, get("/metrics")).status == 404,
         "each socket has its own addresses")
    told("ma" not in re.findall(r'"([^"]*)"', text.body.decode()) and matter not in str(now),
         "and no name")


def health_run(server, path):
    told(watch(path, "/health").status == 200, "/health says that it is well")
    registrar = dict(server.posts())["registrar"]
    os.kill(registrar, signal.SIGSTOP)
    told(watch(path, "/health", 1.0) is None, "there is no such answer while the registrar hangs")
    os.kill(registrar, signal.SIGCONT)
    told(until(lambda: (answer := watch(path, "/health")) and answer.status == 200),
         "and there is when it goes on")


def held(port, source):
    """A connection that was served and stays open; None: turned away."""
    line = connect(port, source)
    line.sendall(get("/login"))
    got = b""
    while not answers_in(got)[0]:
        got += line.recv(65536) or b"HTTP/1.1 0\r\n\r\n"
    if answers_in(got)[0][0].status == 200:
        return line
    line.close()
    return None


def address_run(server, path):
    lines = [held(server.port, "127.0.4.1") for _ in range(EACH)]
    told(all(lines), "one address has 64 connections at three desks", lines.count(None))
    told(held(server.port, "127.0.4.1") is None, "and no more")
    told(numbers(path)["frj_connections_refused_total"] >= 1, "which is counted")
    desk = [pid for post, pid in server.posts() if post == "desk"]
    for pid in desk:
        os.kill(pid, signal.SIGKILL)
    told(until(lambda: not {pid for _, pid in server.posts()} & set(desk)), "desks are killed")
    told(until(lambda: numbers_when_up(path).get("frj_connections", 99) < EACH),
         "the connections of a desk that died are nobody's")
    again = held(server.port, "127.0.4.1")
    told(again is not None, "so that their client comes in again")


def numbers_when_up(path):
    try:
        return numbers(path)
    except OSError:
        return {}


def ticks(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def starved_run(data):
    """With 48 descriptors a desk takes what it can; the others wait at the socket."""
    given = socket.create_server(("127.0.0.1", 0), backlog=256)
    server = Server(data, 1, handed=[given], first="ulimit -Sn 48; ulimit -Hn 48")
    lines = [connect(server.port) for _ in range(EACH - 4)]
    for line in lines:
        line.sendall(get("/login"))
    desk = dict(server.posts())["desk"]
    waits = lines[-1]
    waits.settimeout(2.0)
    begin = ticks(desk)
    try:
        early = waits.recv(1)
    except socket.timeout:
        early = None
    used = ticks(desk) - begin
    told(early is None, "whoever comes when there are no descriptors left waits")
    told(used < 100, "and the desk waits too", f"{used} of 200 ticks")
    waits.settimeout(GUARD)
    for line in lines[:-1]:
        line.close()
    told(waits.recv(1) == b"H", "until others go, and is served then")
    server.stop()
    given.close()


def main():
    with tempfile.TemporaryDirectory() as root:
        data, path = root + "/demo", root + "/watch"
        subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
        server = Server(data, 3, words=["--metrics", "unix:" + path])
        metrics_run(server, path)
        health_run(server, path)
        address_run(server, path)
        told(server.stop() == 0, "the office closes when it is asked to")
        starved_run(data)
    end()


main()
