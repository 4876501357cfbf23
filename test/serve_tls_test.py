"""The office under TLS, as browsers and strangers meet it.

serve_tls_test.py FRJ: a page and the next one on the same connection, what is said under TLS alone,
clients that are no clients of TLS, a certificate changed by SIGHUP, and what is refused before
anything starts.  Everything is waited for.
"""
import json
import signal
import socket
import ssl
import subprocess
import tempfile
import urllib.parse
import warnings

from secure import Tls, answer_of, context_of, pair_make, pair_put, presented, secure
from serving import FRJ, GUARD, PASSWORD, connect, end, get, told, until

ENDED = "test/vectors/tls/ended.pem"


def der_of(pair):
    with open(pair[0], encoding="ascii") as file:
        return ssl.PEM_cert_to_DER_cert(file.read())


def pages_run(port):
    with secure(port) as line:
        told(line.version() == "TLSv1.3", "a browser gets TLS 1.3", line.version())
        first, second = answer_of(line, get("/login")), answer_of(line, get("/login"))
        told(first and first.status == 200 and "<form" in first.body.decode(),
             "a page comes, whatever host was asked for")
        told(second and second.status == 200, "and the next one on the same connection")
        style = answer_of(line, get("/static/none"))
        told(all(answer and answer.fields.get("strict-transport-security") == "max-age=31536000"
                 for answer in (first, second, style)), "each says that it is TLS from now on")
        broken = answer_of(line, b"no request\r\n\r\n")
        told(broken and broken.status == 400 and "strict-transport-security" in broken.fields
             and line.recv(1) == b"", "what is no request is refused, and the end is said", broken)
    with secure(port, context_of(maximum_version=ssl.TLSVersion.TLSv1_2)) as line:
        told(line.version() == "TLSv1.2" and answer_of(line, get("/login")).status == 200,
             "an older one gets TLS 1.2")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it is old is the point
        old = context_of(minimum_version=ssl.TLSVersion.TLSv1,
                         maximum_version=ssl.TLSVersion.TLSv1_1)
    old.set_ciphers("ALL:@SECLEVEL=0")
    try:
        with secure(port, old) as line:
            told(False, "and TLS 1.1 none", line.version())
    except OSError:
        told(True, "and TLS 1.1 none")


def sign_in_run(port):
    body = urllib.parse.urlencode({"account": "ma", "password": PASSWORD}).encode()
    kind = "Content-Type: application/x-www-form-urlencoded"
    with secure(port) as line:
        line.sendall(get("/login", kind, f"Content-Length: {len(body)}", "Expect: 100-continue")
                     .replace(b"GET", b"POST", 1))
        told(line.recv(64).startswith(b"HTTP/1.1 100"), "a form that asks first is told to come")
        answer = answer_of(line, body)
        cookie = answer.fields.get("set-cookie", "")
        told(answer.status == 303 and cookie.startswith("__Host-frj=") and "; Secure" in cookie,
             "the cookie of a session is for TLS alone", (answer.status, cookie))
        page = answer_of(line, get("/matters", "Cookie: " + cookie.split(";")[0]))
        told(page.status == 200, "and opens the pages", page.status)


def frj(data, *words):
    done = subprocess.run([FRJ, *words, "--data", data, "--as", "ma"], capture_output=True,
                          text=True, check=True)
    return done.stdout


def file_put(root, data):
    """A file that is more than a few records of TLS, and the matter it is in."""
    matter = json.loads(frj(data, "matter", "list", "--json"))[0]["id"]
    text = "".join(f"第{n}行\n" for n in range(200_000)).encode()
    with open(root + "/long.txt", "wb") as file:
        file.write(text)
    frj(data, "matter", "attach", matter, root + "/long.txt")
    row = json.loads(frj(data, "matter", "files", matter, "--json"))[-1]
    return f"/api/v1/matters/{matter}/files/{row['no']}", text


def file_run(port, data, path, text):
    token = frj(data, "token", "create", "--person", "ma", "--scope", "read").strip()
    right = f"Authorization: Bearer {token}"
    with secure(port) as line:
        whole, part = (answer_of(line, get(path, right, *fields))
                       for fields in ([], ["Range: bytes=65000-1000000"]))
        told(whole.status == 200 and whole.body == text, "a long file comes as it is",
             (whole.status, len(whole.body)))
        told(part.status == 206 and part.body == text[65000:1000001], "and so does a part of it",
             (part.status, len(part.body)))


def ends(line):
    """All that came before the line was closed."""
    got = b""
    try:
        while piece := line.recv(65536):
            got += piece
    except ConnectionError:
        pass
    return got


def strangers_run(port, silent, halfway):
    line = connect(port)
    line.sendall(get("/login"))
    got = ends(line)
    told(b"HTTP" not in got and b"<" not in got, "plain HTTP gets nothing but the end", got)
    line.close()
    told(ends(silent) == b"", "who begins no handshake is left in time")
    told(b"HTTP" not in ends(halfway), "and who does not go on with one")


def begun(port):
    """A handshake of which the first bytes have been sent."""
    come, go = ssl.MemoryBIO(), ssl.MemoryBIO()
    talk = context_of().wrap_bio(come, go, server_hostname="x.example")
    try:
        talk.do_handshake()
    except ssl.SSLWantReadError:
        pass
    line = connect(port)
    line.sendall(go.read()[:40])
    return line


def lines_of(data, words):
    with open(data + ".log", encoding="utf-8") as file:
        return sum(words in line for line in file)


def renew_run(server, data, place, pairs):
    kept = secure(server.port)
    told(answer_of(kept, get("/login")).status == 200 and presented(server.port) == der_of(pairs[0]),
         "the certificate is the one that was given")
    pair_put(pairs[1], place)
    server.tell(signal.SIGHUP)
    told(until(lambda: presented(server.port) == der_of(pairs[1])), "after SIGHUP it is the new one")
    told(kept.recv(1) == b"", "a connection that waits under the old one is told its end")
    told(until(lambda: sum(post == "desk" for post, _ in server.posts()) == 1),
         "and its desk is gone")
    pair_put((pairs[0][0], pairs[1][1]), place)
    server.tell(signal.SIGHUP)
    told(until(lambda: lines_of(data, "a new desk does not serve") == 1)
         and lines_of(data, "私钥不是证书"), "a pair that does not fit is not taken, and told")
    with secure(server.port) as line:
        told(answer_of(line, get("/login")).status == 200
             and line.getpeercert(binary_form=True) == der_of(pairs[1]), "the old one stays")


def refusal_of(data, *words):
    """Exit code and what was said of a server that must not begin."""
    done = subprocess.run([FRJ, "serve", "--data", data, "--listen", "127.0.0.1:0", *words],
                          capture_output=True, text=True, timeout=GUARD, check=False)
    return done.returncode, done.stdout + done.stderr


def refusals_run(data, root, good, other):
    cases = [
        ("a certificate without its key", ("--tls-cert", good[0]), "要一起写"),
        ("a key without its certificate", ("--tls-key", good[1]), "要一起写"),
        ("a certificate that is not there", ("--tls-cert", root + "/none", "--tls-key", good[1]),
         "读不了证书"),
        ("a key that is not there", ("--tls-cert", good[0], "--tls-key", root + "/none"),
         "读不了私钥"),
        ("a key that is none", ("--tls-cert", good[0], "--tls-key", good[0]), "没有可以用的私钥"),
        ("the key of another", ("--tls-cert", good[0], "--tls-key", other[1]), "私钥不是证书"),
        ("a certificate that has ended", ("--tls-cert", ENDED, "--tls-key", good[1]), "到期"),
    ]
    for what, words, said in cases:
        code, text = refusal_of(data, *words)
        told(code not in (0, None) and said in text and "提供服务。" not in text,
             f"{what} is refused before anything starts", (code, text))


def main():
    with tempfile.TemporaryDirectory() as root:
        data, place = root + "/demo", root + "/served"
        subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
        pairs = pair_make(root, "first"), pair_make(root, "second")
        refusals_run(data, root, *pairs)
        pair_put(pairs[0], place)
        path, text = file_put(root, data)
        given = socket.create_server(("127.0.0.1", 0))
        server = Tls(data, 1, words=["--tls-cert", place + ".pem", "--tls-key", place + ".key"],
                     handed=[given])
        silent, halfway = connect(server.port), begun(server.port)
        pages_run(server.port)
        sign_in_run(server.port)
        file_run(server.port, data, path, text)
        strangers_run(server.port, silent, halfway)
        renew_run(server, data, place, pairs)
        told(server.stop() == 0 and not lines_of(data, "ended: signal"),
             "and it ends as it should, no post having died")
        given.close()


main()
end()
