"""What the tests of the running server share: a raw client, and the server as a child.

Waits end with what is waited for; GUARD is for a server that hangs.
"""
import json
import os
import signal
import socket
import subprocess
import sys
import time

FRJ = os.path.abspath(sys.argv[1])
PASSWORD = "yanshi-2026"  # of every invented person of the demo
GUARD = 60.0  # seconds
failed = 0


def told(good, sentence, why=""):
    global failed
    failed += not good
    print(("ok   " if good else "FAIL ") + sentence + ("" if good else f": {str(why)[:900]}"),
          flush=True)
    return good


# ---- a raw client ------------------------------------------------------------------------------


def connect(port, source="127.0.0.1", timeout=GUARD):
    line = socket.socket()
    line.settimeout(timeout)
    line.bind((source, 0))
    line.connect(("127.0.0.1", port))
    return line


class Answer:
    def __init__(self, head, body):
        first, *fields = head.decode("latin-1").split("\r\n")
        self.status = int(first.split(" ")[1])
        self.fields = {}
        for field in fields:
            name, _, value = field.partition(":")
            self.fields[name.lower()] = value.strip()
        self.body = body

    def closes(self):
        return self.fields.get("connection") == "close"


def answers_in(data, bare=False):
    """The whole answers at the beginning, and the rest."""
    answers = []
    while b"\r\n\r\n" in data:
        head, rest = data.split(b"\r\n\r\n", 1)
        answer = Answer(head, b"")
        length = 0 if bare or answer.status in (100, 304) else int(
            answer.fields.get("content-length", 0))
        if len(rest) < length:
            break
        answer.body, data = rest[:length], rest[length:]
        if answer.status != 100:
            answers.append(answer)
    return answers, data


class Talk:
    """What came back to these bytes: the answer to one request, or all up to the end of the line.
    `half` says that no more will be sent; `bare`, that answers have no bodies."""

    def __init__(self, port, data, source="127.0.0.1", to_end=False, half=False, bare=False):
        self.answers, self.closed, self.rest = [], False, b""
        line, got = connect(port, source), b""
        try:
            line.sendall(data)
            if half:
                line.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it was closed on us: what it said is read below
        while not self.closed and (to_end or not self.answers or self.answers[-1].closes()):
            try:
                piece = line.recv(65536)
            except socket.timeout:
                break  # it hangs: neither answer nor end
            except OSError:
                piece = b""
            self.closed = piece == b""
            got += piece
            self.answers, self.rest = answers_in(got, bare)
        line.close()
        self.continued = got.count(b"HTTP/1.1 100 ")
        self.statuses = [answer.status for answer in self.answers]
        self.status = self.statuses[0] if self.answers else None

    def refused(self):
        return len(self.answers) == 1 and self.closed and self.answers[0].closes()

    def __str__(self):
        return f"{self.statuses} {'closed' if self.closed else 'open'} {self.rest[:40]!r}"


def get(path, *fields):
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: localhost", *fields, "", ""]).encode()


# ---- the server --------------------------------------------------------------------------------


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(happens):
    """True as soon as it has happened."""
    end = time.monotonic() + GUARD
    while time.monotonic() < end:
        if happens():
            return True
        time.sleep(0.025)
    return False


class Server:
    """frj serve, at a port of its own or where else the words say.  `handed` are sockets, as from
    systemd, and the environment that goes with them; the shell does `first` before."""

    def __init__(self, data, workers, where=None, words=(), handed=None, env=None, first=":",
                 log=None):
        self.port = free_port()
        self.log = open(log or data + ".log", "a", encoding="utf-8")
        command = [FRJ, "serve", "--data", data, "--workers", str(workers), *words]
        fds = [line.fileno() for line in handed or []]
        if handed is None:
            command += ["--listen", where or f"127.0.0.1:{self.port}"]
        else:
            self.port = handed[0].getsockname()[1]
            moves = " ".join(f"{3 + i}<&{fd}" for i, fd in enumerate(fds))
            words = f'{first}; LISTEN_PID=$$ LISTEN_FDS={len(fds)} exec "$@" {moves}'
            command = ["sh", "-c", words, "sh", *command]
        self.process = subprocess.Popen(command, stderr=self.log, pass_fds=fds,
                                        env=os.environ | (env or {}))
        if where is None:
            self.wait()

    def wait(self):
        def answers():
            try:
                return Talk(self.port, get("/login")).status == 200
            except OSError:
                return False

        if not until(answers):
            raise SystemExit("FAIL the server does not answer")

    def posts(self):
        pid = self.process.pid
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            found = [int(word) for word in file.read().split()]
        for child in found + [pid]:
            try:
                with open(f"/proc/{child}/cmdline", "rb") as file:
                    words = file.read().split(b"\0")
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has just ended
            post = words[words.index(b"--post") + 1].decode() if b"--post" in words else "serve"
            yield post, child

    def tell(self, number):
        self.process.send_signal(number)

    def stop(self):
        self.tell(signal.SIGTERM)
        code = self.process.wait(GUARD)
        self.log.close()
        return code


def ask(port, method, path, token=None, body=None, source="127.0.0.1", fields=()):
    data = b"" if body is None else json.dumps(body).encode()
    head = [f"{method} {path} HTTP/1.1", "Host: localhost", "Connection: close",
            "Content-Type: application/json", f"Content-Length: {len(data)}", *fields]
    if token:
        head.append("Authorization: Bearer " + token)
    talk = Talk(port, "\r\n".join(head + ["", ""]).encode() + data, source)
    return talk.status, json.loads(talk.answers[0].body or b"{}") if talk.answers else None


def end():
    sys.exit(failed != 0)
