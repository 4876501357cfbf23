"""How the running server begins, begins anew and ends, as systemd and clients see it.

serve_run_test.py FRJ: a socket is handed over, readiness is told, SIGHUP changes the desks under
open connections, SIGTERM finishes what is in flight.  Everything is waited for, nothing is timed.
"""
import json
import os
import signal
import socket
import subprocess
import tempfile

from serving import FRJ, GUARD, Server, Talk, answers_in, connect, end, get, told, until


class Manager:
    """systemd's end of NOTIFY_SOCKET."""

    def __init__(self, path):
        self.line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.line.settimeout(GUARD)
        self.line.bind(path)
        self.heard = []

    def hears(self, word):
        while word not in "\n".join(self.heard):
            try:
                self.heard.append(self.line.recv(4096).decode())
            except socket.timeout:
                return False
        return True


def desks(server):
    return {pid for post, pid in server.posts() if post == "desk"}


def asked(line):
    """The status of an answer on this connection; None: it was closed."""
    try:
        line.sendall(get("/login"))
    except OSError:
        return None
    return answer_of(line)


def kept_open(port):
    """A connection that was served and waits for the next request."""
    line = connect(port)
    return line if asked(line) == 200 else None


def scribes_tell(server, number):
    for post, pid in server.posts():
        if post == "scribe":
            os.kill(pid, number)


def in_flight(server):
    """A sign-in that is not answered before the scribes go on."""
    scribes_tell(server, signal.SIGSTOP)
    line, body = connect(server.port), b"account=ma&password=not-the-one"
    line.sendall(b"POST /login HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                 b"Content-Type: application/x-www-form-urlencoded\r\n"
                 b"Content-Length: %d\r\n\r\n" % len(body))
    good = line.recv(64).startswith(b"HTTP/1.1 100")
    line.sendall(body)
    return line if good else None


def answer_of(line):
    """The status of the next answer; None: the line was closed instead."""
    got = b""
    while not answers_in(got)[0]:
        try:
            piece = line.recv(65536)
        except OSError:
            return None
        if not piece:
            return None
        got += piece
    return answers_in(got)[0][0].status


def finished(server, line):
    """Is it answered, and then the line closed?"""
    scribes_tell(server, signal.SIGCONT)
    good = answer_of(line) == 422 and line.recv(1) == b""
    line.close()
    return good


def begin_run(root, data):
    given = socket.create_server(("127.0.0.1", 0))
    manager = Manager(root + "/notify")
    server = Server(data, 2, handed=[given], env={"NOTIFY_SOCKET": root + "/notify"})
    told(Talk(server.port, get("/login")).status == 200, "a socket that is handed over is served")
    told(manager.hears("READY=1"), "systemd is told that it is ready")
    return given, manager, server


def log_run(server, data):
    """A line for each request, and nothing in it of who asked for what."""
    begin = os.path.getsize(data + ".log")
    missing = Talk(server.port, get("/matters/secret-word?q=secret-word")).answers[0]
    page = Talk(server.port, get("/secret-word")).answers[0]
    broken = Talk(server.port, b"secret-word\r\n\r\n").answers[0]
    with open(data + ".log", encoding="utf-8") as file:
        file.seek(begin)
        text = file.read()
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    told([(line["method"], line["route"], line["status"]) for line in lines]
         == [("GET", "/matters/{matter}", missing.status), ("GET", "-", 404), ("-", "-", 400)]
         and broken.status == 400, "the log has a line for each request, with its route", text)
    told(all(set(line) == {"time", "trace", "method", "route", "status", "ms"} for line in lines)
         and "secret" not in text, "and nothing that was asked for is in it", text)
    told(lines[1]["trace"].encode() in page.body and len({line["trace"] for line in lines}) == 3,
         "an error page has the number of its line", lines)


def renew_run(manager, server):
    before, waits, flies = desks(server), kept_open(server.port), in_flight(server)
    silent = [connect(server.port) for _ in range(8)]
    manager.heard.clear()
    server.tell(signal.SIGHUP)
    told(manager.hears("RELOADING=1") and manager.hears("READY=1"),
         "after SIGHUP it says that it begins anew, and when it has")
    now = desks(server)
    told(len(now - before) == 2, "every desk is another one by then", (before, now))
    told([asked(line) for line in silent] == [200] * len(silent),
         "who had only connected is answered all the same")
    told(Talk(server.port, get("/login")).status == 200, "and so are new clients")
    told(waits.recv(1) == b"", "a connection that waited for nothing is closed")
    told(finished(server, flies), "a request in flight is answered by the desk that leaves")
    told(until(lambda: len(desks(server)) == 2), "which then is gone", desks(server))


def end_run(manager, server):
    waits, flies = kept_open(server.port), in_flight(server)
    server.tell(signal.SIGTERM)
    told(manager.hears("STOPPING=1"), "systemd is told that it ends")
    told(waits.recv(1) == b"", "then too a waiting connection is closed")
    told(finished(server, flies), "and a request in flight is answered")
    told(server.process.wait(GUARD) == 0, "before the office closes, with code 0")


def main():
    with tempfile.TemporaryDirectory() as root:
        data = root + "/demo"
        subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
        given, manager, server = begin_run(root, data)
        log_run(server, data)
        renew_run(manager, server)
        end_run(manager, server)
        given.close()
        with open(data + ".log", encoding="utf-8") as file:
            ended = [line for line in file if " ended: " in line]
        told(not ended, "no post died of any of it", ended)
    end()


main()
