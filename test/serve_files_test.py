"""Files of a matter over HTTP, by command, in backups: what goes in comes out, and half of one never.

serve_files_test.py FRJ: uploads are cut, repeated, sent at once, of the wrong kind, by the wrong person;
desk and registrar are killed in the middle; then the files are damaged one way after another.
"""
import hashlib
import http.client
import io
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import zipfile

import serving
from serving import FRJ, GUARD, PASSWORD, told, until

MIB = 1 << 20
PDF = b"%PDF-1.4\n"


def frj(*words, text=None):
    return subprocess.run([FRJ, *words], input=text, capture_output=True, text=True)


class Line(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=GUARD)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(GUARD)
        self.sock.connect(self.path)


BOUNDARY = "示例".encode().hex() + "-x"


def form(fields, name=None, data=b""):
    """A form as a browser sends it; `name` as it stands between the quotes."""
    out = b""
    for key, value in fields.items():
        out += (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'
                f'{value}\r\n').encode()
    if name is not None:
        out += (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                'Content-Type: application/octet-stream\r\n\r\n').encode() + data + b"\r\n"
    return out + f"--{BOUNDARY}--\r\n".encode()


FORM = {"Content-Type": "multipart/form-data; boundary=" + BOUNDARY}


class Who:
    """A person with a token, or nobody."""

    def __init__(self, served, account=None):
        self.served, self.token = served, None
        if account:
            got = self.ask("POST", "/api/v1/session", {"Content-Type": "application/json"},
                           json.dumps({"account": account, "password": PASSWORD}))
            self.token = got[1]["token"]

    def ask(self, method, path, headers=None, body=None):
        """Status, document or bytes, headers; None when the line broke."""
        line = Line(self.served.socket)
        headers = dict(headers or {})
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            data = answer.read()
            if "json" in (answer.getheader("Content-Type") or ""):
                data = json.loads(data)
            return answer.status, data, answer.headers
        except (OSError, http.client.HTTPException, ValueError):
            return None
        finally:
            line.close()

    def send(self, data, name="a.pdf", key=None, **fields):
        headers = dict(FORM)
        if key:
            headers["Idempotency-Key"] = key
        return self.ask("POST", self.served.files, headers, form(fields, name, data))

    def list(self):
        return self.ask("GET", self.served.files)[1]["items"]


class Served:
    def __init__(self, root):
        self.data, self.socket = root + "/demo", root + "/http"
        frj("init", "--demo", "--data", self.data)
        got = json.loads(frj("matter", "list", "--data", self.data, "--as", "ma", "--open", "--json").stdout)
        rows = got["matters"] if isinstance(got, dict) else got
        self.matter = rows[0]["id"]
        self.files = f"/api/v1/matters/{self.matter}/files"

    def start(self):
        self.log = open(self.data + ".log", "a+b")
        self.server = subprocess.Popen(
            [FRJ, "serve", "--data", self.data, "--listen", "unix:" + self.socket, "--workers", "1"],
            stderr=self.log)
        until(lambda: (Who(self).ask("GET", "/login") or [0])[0] == 200)

    def stop(self):
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(GUARD)

    def said(self):
        with open(self.data + ".log", errors="replace") as log:
            return log.read()

    def posts(self, name):
        """Processes of this server that are such a post."""
        found = []
        for pid in os.listdir("/proc"):
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as line:
                    words = line.read().split(b"\0")
                with open(f"/proc/{pid}/stat") as stat:
                    parent = int(stat.read().rsplit(")", 1)[1].split()[1])
            except (OSError, ValueError, IndexError):
                continue
            if parent == self.server.pid and b"--post" in words and name.encode() in words:
                found.append(int(pid))
        return found

    def uploads(self):
        return os.listdir(self.data + "/uploads")

    def kept(self):
        return sorted(os.listdir(self.data + "/files"))


def packed(names, text=b"<x/>"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, text)
    return out.getvalue()


TYPES = "[Content_Types].xml"
DOCX, XLSX = "word/document.xml", "xl/workbook.xml"
GOOD = {"docx": packed([TYPES, DOCX]), "xlsx": packed(["_rels/.rels", TYPES, XLSX]),
        "ofd": packed(["OFD.xml", "Doc_0/Document.xml"]), "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF", "pdf": PDF + b"1", "txt": "纯文本\r\n".encode()}
BAD = {
    "a page": b"<!DOCTYPE html><script>alert(1)</script>", "a page behind a BOM":
    b"\xef\xbb\xbf \n<html>", "a picture with script": b"<svg xmlns='x'><script/></svg>",
    "a program": b"\x7fELF\2\1\1\0", "a program of another system": b"MZ\x90\0\3\0\0\0",
    "a script": b"#!/bin/sh\nrm -rf /\n", "a picture nobody asked for": b"GIF89a\1\0\1\0",
    "text that is not UTF-8": "中文".encode("gb18030"), "text with NUL": b"a\0b",
    "text whose last character is cut": "中文".encode()[:-1],
    "an archive": packed(["a.txt"]), "a document with macros":
    packed([TYPES, DOCX, "word/vbaProject.bin"]), "a document with a program":
    packed([TYPES, DOCX, "word/a.exe"]), "a document that climbs": packed([TYPES, DOCX, "../../x"]),
    "a document that is cut": GOOD["docx"][:-30], "a document with more behind it":
    GOOD["docx"] + b"x", "the word PK alone": b"PK\3\4"}


def kinds_run(ma):
    wrong = {}
    for ending, data in GOOD.items():
        got = ma.send(data, "a." + ending)
        if got is None or got[0] != 200:
            wrong[ending] = got and got[:2]
    told(not wrong, "PDF, PNG, JPEG, DOCX, XLSX, OFD and text are taken", wrong)
    before = ma.list()
    for name, data in BAD.items():
        got = ma.send(data, "a.pdf")
        if got is None or got[0] != 415:
            wrong[name] = got and got[:2]
    told(not wrong, "programs, pages, archives and macros are refused, whatever their name", wrong)
    told(ma.send(b"")[0] == 422 and ma.send(b"", "")[0] == 422, "nothing is no file")
    told(ma.list() == before, "and leave nothing in the record")


def names_run(ma):
    got = ma.send(PDF + b"path", "..\\\\..\\\\../../etc/passwd.pdf")
    told(got[0] == 200 and ma.list()[-1]["name"] == "passwd.pdf",
         "a name loses the folders before it", got)
    got = ma.send(PDF + b"turned", "fdp.\u202etxt")
    told(got[0] == 422, "a name that turns the reading direction is refused", got)
    for name in ("a%0Ab.pdf", "a%0D%0aSet-Cookie: x.pdf", ".hidden", "x" * 300):
        got = ma.send(PDF + name.encode(), name)
        told(got[0] == 409 and got[1]["rule"]["code"] == "file_must_have_a_plain_name",
             f"{name[:24]!a} is no name for a file", got)
    name = '可行性 "研究";=\'100%.pdf'
    got = ma.send(PDF + b"quoted", name.replace('"', "%22"))
    no = ma.list()[-1]["no"]
    got = ma.ask("GET", f"{ma.served.files}/{no}")
    said = got[2]["Content-Disposition"]
    told(got[0] == 200 and said.startswith(f'attachment; filename="file-{no}.pdf"; filename*=UTF-8')
         and urllib.parse.unquote(said.split("''", 1)[1]) == name,
         "a name comes back as it was, in a form that no browser takes for two", said)
    told(got[2]["X-Content-Type-Options"] == "nosniff"
         and "sandbox" in got[2].get_all("Content-Security-Policy"),
         "a file is sent to be kept, not to be shown", got[2])


def ranges_run(ma, no, data):
    path = f"{ma.served.files}/{no}"
    whole = ma.ask("GET", path)
    tag = whole[2]["ETag"]
    told(whole[0] == 200 and whole[1] == data and tag == f'"{hashlib.sha256(data).hexdigest()}"',
         "what went in comes out, with its digest as its tag")
    size, wrong = len(data), []
    for value, first, last in (("0-0", 0, 0), ("5-", 5, size - 1), ("-7", size - 7, size - 1),
                               (f"{size - 1}-", size - 1, size - 1),
                               (f"0-{size * 2}", 0, size - 1), (f"-{size * 2}", 0, size - 1),
                               ("4095-4097", 4095, 4097), ("1000000-3000000", 1000000, 3000000)):
        got = ma.ask("GET", path, {"Range": "bytes=" + value})
        if (got[0] != 206 or got[1] != data[first:last + 1]
                or got[2]["Content-Range"] != f"bytes {first}-{last}/{size}"):
            wrong.append((value, got[0], got[2]["Content-Range"]))
    told(not wrong, "a range gives its bytes and no more", wrong)
    for value in (f"{size}-", "-0", f"{size + 1}-{size + 2}"):
        got = ma.ask("GET", path, {"Range": "bytes=" + value})
        if got[0] != 416 or got[2]["Content-Range"] != f"bytes */{size}":
            wrong.append((value, got))
    told(not wrong, "a range outside of the file is 416", wrong)
    for value in ("bytes=2-1", "bytes=0-1,5-6", "pages=1-2", "bytes=x"):
        got = ma.ask("GET", path, {"Range": value})
        if got[0] != 200 or got[1] != data:
            wrong.append((value, got[0]))
    told(not wrong, "what is no single range gives the whole", wrong)
    head = ma.ask("HEAD", path, {"Range": "bytes=0-9"})
    told(head[0] == 206 and head[1] == b"" and head[2]["Content-Length"] == "10",
         "HEAD says the same without the bytes", head)
    told(ma.ask("GET", path, {"If-None-Match": tag})[0] == 304, "who has it is told so")
    told(ma.ask("GET", path, {"Range": "bytes=0-9", "If-Range": tag})[0] == 206
         and ma.ask("GET", path, {"Range": "bytes=0-9", "If-Range": '"x"'})[0] == 200,
         "who has the beginning of another gets the whole")


def large_run(served, ma):
    data = PDF + secrets.token_bytes(1 << 16) * (20 * 16)
    desk = served.posts("desk")[0]

    def most():
        with open(f"/proc/{desk}/status") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) * 1024
    before = most()
    got = ma.send(data, "扫描件.pdf", title="20 MB")
    told(got[0] == 200, "20 MB are taken", got)
    if "built with sanitizers" not in served.said():
        told(most() - before < 8 * MIB, "and never lie in the memory of the desk", most() - before)
    told(served.uploads() == [], "no upload is left")
    row = ma.list()[-1]
    told(row["bytes"] == len(data) and row["sha256"] == hashlib.sha256(data).hexdigest()
         and row["sha256"] in served.kept(), "it is kept under its digest", row)
    ranges_run(ma, row["no"], data)


def twice_run(served, ma):
    key, data = secrets.token_hex(16), PDF + b"twice"
    first, second = ma.send(data, key=key), ma.send(data, key=key)
    told(first[0] == 200 and second[0] == 200 and second[1]["repeated"]
         and first[1]["seq"] == second[1]["seq"], "sent twice with one key it is one", (first, second))
    third = ma.send(data)
    told(third[0] == 409 and third[1]["rule"]["code"] == "file_must_stand_once",
         "sent again with another it is refused", third)
    other = ma.send(PDF + b"else", key=key)
    told(other[0] == 409, "a key is of one file", other)
    before, got = len(ma.list()), {}

    def one(no, data):
        got[no] = ma.send(data, f"{no}.pdf")
    same = PDF + secrets.token_bytes(MIB)
    threads = [threading.Thread(target=one, args=(no, data)) for no, data in enumerate(
        [PDF + secrets.token_bytes(4 * MIB), PDF + secrets.token_bytes(4 * MIB), same, same])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    status = sorted(got[no][0] for no in (2, 3))
    told(got[0][0] == got[1][0] == 200, "two at once are both taken", (got[0], got[1]))
    told(status == [200, 409], "the same one at once is taken once", (got[2], got[3]))
    told(len(ma.list()) == before + 3, "and the list says so", ma.list())


def half(served, who, data, whole):
    """A line on which the head and part of the body were sent."""
    body = form({}, "half.pdf", data)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(GUARD)
    line.connect(served.socket)
    token = f"Authorization: Bearer {who.token}\r\n" if who.token else ""
    line.sendall(f"POST {served.files} HTTP/1.1\r\nHost: x\r\n{token}Content-Type: "
                 f"{FORM['Content-Type']}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                 + (body if whole else body[:len(body) // 2]))
    return line


def cut_run(served, ma):
    before, kept = ma.list(), served.kept()
    line = half(served, ma, PDF + secrets.token_bytes(MIB), False)
    told(until(lambda: len(served.uploads()) == 1), "an upload lies apart while it comes")
    line.close()
    told(until(lambda: served.uploads() == []), "one that is cut goes away")
    line = half(served, ma, PDF + secrets.token_bytes(MIB), False)
    until(lambda: len(served.uploads()) == 1)
    desk = served.posts("desk")[0]
    os.kill(desk, signal.SIGKILL)
    told(until(lambda: served.uploads() == []), "so does that of a desk that was killed")
    line.close()
    told(until(lambda: served.posts("desk") not in ([], [desk])), "which is started again")
    told(until(lambda: ma.ask("GET", served.files) is not None) and ma.list() == before
         and served.kept() == kept, "nothing of them is bound or kept", ma.list())


def kill_run(served, ma):
    """The registrar dies at any moment: what was answered is there, once, and nothing else."""
    sent, wrong = [], []
    stop = threading.Event()

    def run():
        while not stop.is_set():
            key, data = secrets.token_hex(16), PDF + secrets.token_bytes(MIB // 4)
            while True:
                got = ma.send(data, key=key)
                if got is not None and got[0] == 200:
                    sent.append(hashlib.sha256(data).hexdigest())
                    break
                if got is not None and got[0] != 503:
                    wrong.append(got)
                    return
                time.sleep(0.01)
    thread = threading.Thread(target=run)
    thread.start()
    for _ in range(8):
        seen = len(sent)
        until(lambda: len(sent) > seen or wrong)
        posts = served.posts("registrar")
        if posts:
            os.kill(posts[0], signal.SIGKILL)
    stop.set()
    thread.join()
    bound = [row["sha256"] for row in ma.list()]
    told(not wrong and len(sent) >= 8, "files go on being taken while the registrar dies", wrong)
    told(all(bound.count(one) == 1 for one in sent), "each that was answered is bound once")
    told(until(lambda: served.uploads() == []), "no upload is left")


def strangers_run(served, ma):
    nobody, fei = Who(served), Who(served, "fei")
    paths = [("GET", served.files), ("GET", served.files + "/1")]
    told(all(nobody.ask(*path)[0] == 401 for path in paths), "who is not signed in gets no file")
    told(all(fei.ask(*path)[0] == 404 for path in paths) and fei.send(PDF)[0] == 404,
         "who may not see the matter sees none of its files and puts none there")
    line = half(served, nobody, PDF + b"x" * MIB, False)
    told(line.recv(64).startswith(b"HTTP/1.1 401"), "a stranger is answered before the body has come")
    line.close()
    told(served.uploads() == [], "and fills no disk")
    wrong = {no: ma.ask("GET", f"{served.files}/{no}")[0]
             for no in ("0", "-1", "999", "1x", "00000000000000000000001")}
    told(set(wrong.values()) <= {404, 200} and wrong["999"] == wrong["0"] == wrong["1x"] == 404,
         "a file that is not there is 404", wrong)
    large = {**FORM, "Content-Length": str(60 * MIB), "Expect": "100-continue"}
    told(ma.ask("POST", served.files, large)[0] == 413, "60 MB are refused by their length")
    told(ma.ask("POST", "/api/v1/commands", FORM, form({}, "a.pdf", PDF))[0] == 415,
         "no other address takes a file")
    twice = form({}, "a.pdf", PDF)[:-len(BOUNDARY) - 6] + form({}, "b.pdf", PDF)
    told(ma.ask("POST", served.files, FORM, twice)[0] == 400, "two files in one form are no form")
    digest = hashlib.sha256(PDF + b"twice").hexdigest()
    row = next(row for row in ma.list() if row["sha256"] == digest)
    shen = Who(served, "shen")
    matter = f"/api/v1/matters/{served.matter}"
    seen = shen.ask("GET", matter)[2]["ETag"]
    got = shen.ask("POST", matter + "/attach", {
        "Content-Type": "application/json", "If-Match": seen,
        "Idempotency-Key": secrets.token_hex(16)}, json.dumps({"file": {
            "name": "b.pdf", "media": "application/pdf", "bytes": 9, "sha256": "0" * 64,
            "sm3": row["sm3"]}}))
    told(got[0] == 422, "a digest alone binds nothing", got)


class Pages:
    """A browser without script, as far as it is needed."""

    def __init__(self, served, account):
        self.served, self.cookie = served, None
        body = urllib.parse.urlencode({"account": account, "password": PASSWORD})
        got = self.ask("POST", "/login", body, {"Content-Type": "application/x-www-form-urlencoded"})
        self.cookie = got[2]["Set-Cookie"].split(";")[0]

    def ask(self, method, path, body=None, headers=None):
        who = Who(self.served)
        headers = {"Sec-Fetch-Site": "same-origin", **(headers or {})}
        if self.cookie:
            headers["Cookie"] = self.cookie
        got = who.ask(method, path, headers, body)
        return got[0], got[1].decode(errors="replace"), got[2]


def pages_run(served):
    ma, path = Pages(served, "ma"), f"/matters/{served.matter}"
    html = ma.ask("GET", path)[1]
    fields = dict(re.findall(r'<input type="hidden" name="(csrf|key)" value="([^"]+)"',
                             html[html.index("multipart/form-data"):]))
    told(f'action="{path}/files"' in html and set(fields) == {"csrf", "key"},
         "the page of a matter has a form for files")
    got = ma.ask("POST", path + "/files", form({**fields, "title": "会议<记录>"}, "记录.txt", b"one"),
                 FORM)
    told(got[0] == 303 and got[2]["Location"] == path + "#files", "it is sent without script", got)
    html = ma.ask("GET", path)[1]
    fields = dict(re.findall(r'<input type="hidden" name="(csrf|key)" value="([^"]+)"',
                             html[html.index("multipart/form-data"):]))
    told("记录.txt" in html and "会议&lt;记录&gt;" in html, "the file stands on the page")
    link = re.search(r'href="(' + path + r'/files/\d+)">记录\.txt', html)
    told(link and ma.ask("GET", link.group(1))[1] == "one", "its link gives it back")
    got = ma.ask("POST", path + "/files", form({"csrf": "x"}, "b.txt", b"two"), FORM)
    told(got[0] == 403, "a form of another session is refused", got[0])
    got = ma.ask("POST", path + "/files", form(fields, "", b""), FORM)
    told(got[0] == 422 and "请选择一份文件" in got[1], "a form without a file says what to do")
    got = ma.ask("POST", path + "/files", form(fields, "记录.txt", b"one"), FORM)
    told(got[0] == 422 and "没有放入" in got[1] and "只放一次" in got[1],
         "a refusal is said in words, with the form again", got[1][:300])
    got = ma.ask("POST", path + "/files", form(fields, "a.txt", b"<html>"), FORM)
    told(got[0] == 415 and "不是可以放入的种类" in got[1], "so is a kind that is not taken")


def verify(data, *words):
    got = frj("ledger", "verify", "--data", data, *words)
    return got.returncode, got.stdout + got.stderr


def damage_run(served, root):
    data, names = served.data, served.kept()
    code, said = verify(data, "--deep")
    told(code == 0, "the record verifies with its files", said)
    one = f"{data}/files/{names[0]}"
    keep = root + "/keep"
    shutil.copy(one, keep)
    with open(one, "r+b") as file:
        first = file.read(1)
        file.seek(0)
        file.write(bytes([first[0] ^ 1]))
    code, said = verify(data)
    told(code == 5 and names[0] in said and "第" in said, "a changed bit is found, with its place", said)
    told(frj("backup", "create", root + "/bad.frjb", "--data", data).returncode == 5
         and not os.path.exists(root + "/bad.frjb"), "a damaged record gives no backup")
    os.unlink(one)
    code, said = verify(data)
    told(code == 5 and names[0] in said, "a missing file is found", said)
    shutil.copy(keep, one)
    with open(f"{data}/files/{'0' * 64}", "wb"):
        pass
    code, said = verify(data)
    told(code == 5 and "0" * 64 in said, "a file that nothing binds is found", said)
    os.unlink(f"{data}/files/{'0' * 64}")
    shutil.copy(keep, f"{data}/files/{'1' * 64}.new")
    told(verify(data)[0] == 0, "what a killed program left is none of them")
    got = frj("matter", "state", served.matter, "--data", data, "--as", "ma", "--source", "示例",
              "--words", "下一次写入")
    told(got.returncode == 0 and served.kept() == names, "and goes at the next opening", got.stderr)


def moved_run(served, root):
    backup = root + "/one.frjb"
    made = frj("backup", "create", backup, "--data", served.data)
    told(made.returncode == 0 and frj("backup", "verify", backup).returncode == 0,
         "a backup is made and verifies", made.stderr)
    got = frj("restore", backup, "--data", root + "/again")
    told(got.returncode == 0 and sorted(os.listdir(root + "/again/files")) == served.kept()
         and verify(root + "/again", "--deep")[0] == 0, "a restore has every file", got.stderr)
    got = frj("copy", "--from", root + "/again", "--to", root + "/copy")
    told(got.returncode == 0 and verify(root + "/copy", "--deep")[0] == 0
         and sorted(os.listdir(root + "/copy/files")) == served.kept(), "so has a copy", got.stderr)
    subprocess.run([sys.executable, "-c",
                    "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]);"
                    "c.execute('UPDATE attached SET part = zeroblob(length(part)) WHERE sha256 ="
                    " (SELECT min(sha256) FROM attached)'); c.commit()", backup], check=True)
    got = frj("backup", "verify", backup)
    told(got.returncode == 5, "a backup whose bytes were changed is none", got.stderr)
    got = frj("restore", backup, "--data", root + "/never")
    told(got.returncode == 5 and not os.path.exists(root + "/never")
         and not os.path.exists(root + "/never.part"), "and restores nothing", got.stderr)


def command_run(served, root, beside):
    where = "beside the server" if beside else "alone"
    path = f"{root}/命令{beside}.txt"
    with open(path, "w") as file:
        file.write("由命令放入 " + where)
    common = ("--data", served.data, "--as", "ma")
    got = frj("matter", "attach", served.matter, path, *common)
    told(got.returncode == 0, f"a command puts a file there, {where}", got.stderr)
    got = frj("matter", "files", served.matter, *common, "--json")
    row = json.loads(got.stdout)[-1]
    told(row["name"] == os.path.basename(path), f"a command lists it, {where}", got.stdout)
    got = frj("matter", "fetch", served.matter, str(row["no"]), "--to", path + ".out", *common)
    with open(path + ".out") as file:
        told(got.returncode == 0 and file.read() == "由命令放入 " + where,
             f"a command takes it out again, {where}", got.stderr)
    got = frj("matter", "fetch", served.matter, str(row["no"]), "--to", path + ".out", *common)
    told(got.returncode == 7, "over no other file", got.stderr)
    got = frj("matter", "attach", served.matter, FRJ, *common)
    told(got.returncode in (1, 6), "a program is refused", got.stderr)
    told(served.uploads() == [], "no upload is left")


def main():
    with tempfile.TemporaryDirectory() as root:
        served = Served(root)
        served.start()
        try:
            ma = Who(served, "ma")
            kinds_run(ma)
            names_run(ma)
            large_run(served, ma)
            twice_run(served, ma)
            cut_run(served, ma)
            strangers_run(served, ma)
            pages_run(served)
            command_run(served, root, True)
            kill_run(served, ma)
        finally:
            served.stop()
        command_run(served, root, False)
        damage_run(served, root)
        moved_run(served, root)
        if serving.failed:
            print(served.said())
    serving.end()


main()
