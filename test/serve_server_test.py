"""The office served from a database server, under TLS, with files beside it.

serve_server_test.py FRJ, inside test/pg.sh: a page, a file put and got, an act after the registrar
and a desk were killed, and in the end everything moved into a folder with the same root.
"""
import hashlib
import json
import os
import signal
import subprocess
import tempfile

from secure import Tls, answer_of, pair_make, secure
from serving import FRJ, PASSWORD, end, get, told, until

BOUNDARY = "0b0unda7y"
SCAN = b"%PDF-1.4\n" + bytes(range(256)) * 4000


def frj(*words):
    return subprocess.run([FRJ, *words], capture_output=True, text=True)


def asked(port, method, path, *fields, body=b""):
    with secure(port) as line:
        head = get(path, *fields, f"Content-Length: {len(body)}").replace(b"GET", method.encode(), 1)
        return answer_of(line, head + body)


def form_of(data):
    head = (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="title"\r\n\r\n会议纪要扫描件\r\n'
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n')
    return head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()


def signed_in(port):
    body = json.dumps({"account": "ma", "password": PASSWORD}).encode()
    answer = asked(port, "POST", "/api/v1/session", "Content-Type: application/json", body=body)
    told(answer and answer.status == 200, "someone signs in", answer and answer.status)
    return "Authorization: Bearer " + json.loads(answer.body)["token"]


def file_run(port, right, matter):
    path = f"/api/v1/matters/{matter}/files"
    put = asked(port, "POST", path, right, "If-Match: *",
                f"Content-Type: multipart/form-data; boundary={BOUNDARY}", body=form_of(SCAN))
    told(put.status == 200, "a file is put to a matter", put.body.decode())
    no = json.loads(asked(port, "GET", path, right).body)["items"][-1]["no"]
    told(asked(port, "GET", f"{path}/{no}", right).body == SCAN, "and comes back as it was")


def killed_run(server, right, matter):
    for post, pid in server.posts():
        if post in ("registrar", "desk"):
            os.kill(pid, signal.SIGKILL)
    body = json.dumps({"source": "当事人", "words": "当时已经口头请示"}).encode()
    fields = [right, "If-Match: *", "Content-Type: application/json", "Idempotency-Key: " + "5e" * 16]

    def stated():
        try:
            answer = asked(server.port, "POST", f"/api/v1/matters/{matter}/state", *fields, body=body)
        except OSError:
            return False  # no desk yet
        return answer and answer.status == 200

    told(until(stated), "after registrar and desk were killed a statement is recorded")


def moved_run(root, place):
    copy = frj("copy", "--from", place, "--to", root + "/folder")
    told(copy.returncode == 0, "it moves into a folder", copy.stderr)
    there, here = (frj("ledger", "root", "--data", data).stdout.splitlines()[:4]
                   for data in (place, root + "/folder"))
    told(there == here and len(here) == 4, "with the same roots", (there, here))
    whole = frj("ledger", "verify", "--data", root + "/folder")
    told(whole.returncode == 0, "and verifies there, files and all", whole.stdout + whole.stderr)
    os.remove(root + "/folder/files/" + hashlib.sha256(SCAN).hexdigest())
    told(frj("ledger", "verify", "--data", root + "/folder").returncode == 5,
         "which it would not without the file")


def place_make(root):
    host, schema = os.environ["FRJ_PG"], "served"
    role = "postgresql://{}@/frj?host={}&options=-csearch_path%3D{}"
    subprocess.run([os.environ["FRJ_PG_BIN"] + "/psql", "-q", role.format("postgres", host, "public"), "-c",
                    f"CREATE SCHEMA {schema} AUTHORIZATION frj_owner",
                    "-c", f"GRANT USAGE ON SCHEMA {schema} TO frj_app"], check=True)
    place = role.format("frj_app", host, schema)
    made = frj("init", "--demo", "--db", place, "--owner", role.format("frj_owner", host, schema),
               "--keys", root + "/keys", "--single-server")
    told(made.returncode == 0, "the demo is made in a database server", made.stderr)
    return place


def main():
    with tempfile.TemporaryDirectory() as root:
        os.mkdir(root + "/files-of")
        os.environ |= {"FRJ_FILES": root + "/files-of", "FRJ_KEYS": root + "/keys"}
        place, pair = place_make(root), pair_make(root, "one")
        server = Tls(place, 1, words=["--tls-cert", pair[0], "--tls-key", pair[1]],
                     log=root + "/log")
        right = signed_in(server.port)
        rows = json.loads(asked(server.port, "GET", "/api/v1/matters?open=1", right).body)
        matter = rows["items"][0]["id"]
        file_run(server.port, right, matter)
        killed_run(server, right, matter)
        told(server.stop() == 0, "the server ends as it should")
        moved_run(root, place)
    end()


main()
