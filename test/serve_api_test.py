"""The API as a program uses it: with a token, by its own description.

serve_api_test.py FRJ: every answer is held against /api/v1/openapi.json.
"""
import gzip
import http.client
import json
import secrets
import subprocess
import tempfile

from openapi_check import Description
from serving import FRJ, GUARD, PASSWORD, Server, ask, end, told

wrong = []  # answers that are not as described


class Program:
    """One program with its token; what it is told is checked against the description."""

    def __init__(self, port, description, token):
        self.port, self.description, self.token = port, description, token
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=GUARD)

    def ask(self, method, path, body=None, fields=None, raw=None):
        headers = {"Authorization": "Bearer " + self.token, **(fields or {})}
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
            raw = json.dumps(body)
        self.line.request(method, path, raw, headers)
        answer = self.line.getresponse()
        data = answer.read()
        self.fields = {name.lower(): value for name, value in answer.getheaders()}
        self.status = answer.status
        if self.fields.get("content-encoding") == "gzip":
            data = gzip.decompress(data)
        self.body = json.loads(data) if data else None
        if answer.status != 304:
            why = self.description.answer_wrong(method, path, answer.status,
                                                self.fields.get("content-type", ""), self.body)
            if why:
                wrong.append((method, path, answer.status, why))
        return self.body

    def get(self, path, **fields):
        return self.ask("GET", path, fields=fields)

    def post(self, path, body, key=None, version=None):
        fields = {"Idempotency-Key": key or secrets.token_hex(16)}
        if version is not None:
            fields["If-Match"] = version
        return self.ask("POST", path, body, fields)

    def code(self):
        return (self.status, (self.body or {}).get("type", "").rpartition("#")[2])


def frj(data, *words):
    return subprocess.run([FRJ, *words, "--data", data], capture_output=True, text=True,
                          check=False)


def token_of(data, person, scope):
    return frj(data, "token", "create", "--person", person, "--scope", scope).stdout.strip()


# ---- tokens --------------------------------------------------------------------------------------


def tokens_run(port, description, data):
    session = ask(port, "POST", "/api/v1/session", body={"account": "ma", "password": PASSWORD})
    person = Program(port, description, session[1]["token"])
    made = person.post("/api/v1/tokens", {"name": "月报程序", "scope": "read", "days": 7})
    told(person.status == 201 and made["token"].startswith("frj_") and made["scope"] == "read",
         "whoever signed in makes a token, which is shown once", person.body)
    reader = Program(port, description, made["token"])
    me = reader.get("/api/v1/me")
    told(me["name"].startswith("马某某") and me["scope"] == "read", "and it is that person", me)
    listed = reader.get("/api/v1/tokens")["items"]
    told([row["id"] for row in listed].count(made["id"]) == 1 and
         all("token" not in row for row in listed), "a list of tokens does not hold them", listed)
    reader.post("/api/v1/matters/new", {"noun": "filing"})
    told(reader.code() == (403, "token_scope"), "a token that only reads records nothing",
         reader.body)
    reader.post("/api/v1/tokens", {"scope": "act"})
    told(reader.code() == (403, "token_scope"), "nor does it make another", reader.body)
    person.post("/api/v1/tokens", {"scoop": "act"})
    told(person.code() == (400, "unknown_field") and person.body["errors"][0]["pointer"] == "/scoop",
         "a member that is misspelt is named", person.body)
    person.ask("DELETE", "/api/v1/tokens/" + made["id"])
    told(person.status == 200, "a token is revoked", person.body)
    reader.get("/api/v1/me")
    told(reader.code() == (401, "not_signed_in"), "and is none from then on", reader.body)
    person.ask("DELETE", "/api/v1/tokens/" + made["id"])
    told(person.code() == (404, "not_found"), "nor can it be revoked again", person.body)
    with open(data + "/frj.db", "rb") as file:
        kept = file.read()
    token = token_of(data, "ma", "act")
    told(len(token) == 68 and token.encode() not in kept and
         made["token"].encode() not in kept, "the database does not hold a token", token)
    cookie = http.client.HTTPConnection("127.0.0.1", port, timeout=GUARD)
    cookie.request("GET", "/api/v1/me", headers={"Cookie": "frj=" + token})
    told(cookie.getresponse().status == 401, "a token in a cookie is none")
    actor = Program(port, description, token)
    actor.post("/api/v1/units/add", {"handle": "xindan", "name": "新单位（示例）"})
    told(actor.code() == (403, "token_scope"), "setting up needs a token made for it", actor.body)
    return actor


# ---- what is said and how ------------------------------------------------------------------------


def words_run(program):
    program.get("/api/v1/matters?opne=1")
    told(program.code() == (400, "unknown_parameter"), "a parameter that is misspelt is told",
         program.body)
    program.get("/api/v1/matters?limit=many")
    told(program.code() == (400, "invalid_parameter"), "and a value that is none", program.body)
    program.get("/api/v1/nothing")
    told(program.code() == (404, "not_found"), "what is not there is not found", program.body)
    program.ask("DELETE", "/api/v1/matters")
    told(program.code() == (405, "method") and "GET" in program.fields["allow"],
         "a method that an address does not have is told", program.fields)
    program.ask("POST", "/api/v1/matters/new", raw="noun=filing",
                fields={"Content-Type": "application/x-www-form-urlencoded"})
    told(program.code() == (415, "media_type"), "a form is no JSON", program.body)
    program.ask("POST", "/api/v1/matters/new", {"noun": "filing"})
    told(program.code() == (400, "idempotency_key_missing"), "a key is asked for", program.body)
    program.ask("GET", "/api/v1/me", fields={"Frj-Now": "tomorrow"})
    told(program.code() == (400, "invalid_parameter"), "a story's time is written one way",
         program.body)
    types = {row["code"]: row["status"] for row in program.get("/api/v1/problems")["items"]}
    told(types["stale"] == 412 and types["if_match_missing"] == 428, "the types are listed", types)


def reads_run(program, data):
    for path in ("persons", "units", "posts", "bodies", "roles", "body_kinds", "policies",
                 "meetings", "holidays?year=2022", "holidays/moved", "ledger/root", "ledger/checkpoint",
                 "ledger/checkpoint?sm3=1", "ledger/proofs/3", "policies/current",
                 "holidays/next?from=2022-03-07&days=5",
                 "reports/line?from=2021-01-01&to=2022-12-31&list=1"):
        program.get("/api/v1/" + path)
        told(program.status == 200, f"GET /api/v1/{path}", program.body)
    said = program.get("/api/v1/reports/line?from=2021-01-01&to=2022-12-31")["sentence"]
    line = frj(data, "report", "line", "--from", "2021-01-01", "--to", "2022-12-31").stdout
    told(said == line.split("\n")[0], "the sentence is that of the command line", (said, line))
    program.get("/api/v1/reports/line?period=" + "x" * 8)
    told(program.code() == (400, "invalid_parameter"), "a period that is none is told")
    root = program.get("/api/v1/ledger/root")
    own = json.loads(frj(data, "ledger", "root", "--json").stdout)
    told((root["sha256"], root["sm3"]) == (own["sha256"], own["sm3"]),
         "the roots are those that verify finds", root)
    program.get("/api/v1/ledger/proofs/999999999")
    told(program.code() == (404, "not_found"), "there is no proof of what is not recorded")
    edition = program.get("/api/v1/policies")["items"][0]["id"]
    difference = program.get(f"/api/v1/policies/{edition}/diff/current")
    told(program.status == 200 and isinstance(difference["items"], list), "two editions differ")
    sound = program.post("/api/v1/policies/check", {"pack": "x", "edtion": "1"})
    told(program.status == 200 and sound["sound"] is False and sound["errors"],
         "a pack is checked, and its mistakes have places", sound)


def rows_of(program, at, most):
    """Of this page and those that follow it."""
    got = []
    while at and len(got) <= most:
        got += program.get(at)["items"]
        link = program.fields.get("link", "")
        at = link[1:link.index(">")] if link else None
    return got


def pages_run(program, path):
    whole = program.get(path + "?limit=500")["items"]
    got = rows_of(program, path + "?limit=2", len(whole) + 2)
    told(len(whole) > 2 and got == whole, f"{path} page by page is {path}", (got, whole))


def checkup_run(program, stranger, data):
    said = frj(data, "matter", "check", "--as", "shen", "--json")
    whole = json.loads(said.stdout)
    told(said.returncode == 5 and len(whole) > 2
         and rows_of(program, "/api/v1/checkup?limit=9", len(whole)) == whole,
         "what open matters lack is what the command line says", (said, whole))
    one = program.get(f"/api/v1/matters/{whole[0]['id']}/check")["items"]
    told(one == whole[0]["gaps"] != [], "of one as of all", one)
    told(rows_of(stranger, "/api/v1/checkup?limit=500", 0) == [],
         "who is of no office is told of none", stranger.body)


def events_run(program, stranger):
    got, after, more = [], -1, True
    while more:
        path = "/api/v1/events?limit=40" + ("" if after < 0 else f"&after={after}")
        page = program.get(path)
        got += [row["seq"] for row in page["items"]]
        after, more = page["after"], page["more"]
    size = program.get("/api/v1/ledger/root")["size"]
    told(got == sorted(set(got)) and after == size - 1 and 0 < len(got) <= size,
         "events come once each, in their order, to the end", (len(got), after, size))
    told(stranger.get("/api/v1/events?limit=500")["items"] !=
         program.get("/api/v1/events?limit=500")["items"],
         "and of matters only those that one may see")


# ---- a matter ------------------------------------------------------------------------------------


def version_run(program, matter):
    path = "/api/v1/matters/" + matter
    seen = program.get(path)
    tag = program.fields["etag"]
    told(tag.startswith(f'"{seen["version"]}-'), "the tag is strong and begins with the version",
         tag)
    program.get(path, **{"If-None-Match": tag})
    told(program.status == 304 and not program.body, "what is known is not sent again")
    program.get(path, **{"Accept-Encoding": "gzip"})
    packed = program.fields["etag"]
    told(packed != tag or "content-encoding" not in program.fields,
         "packed it has another tag", packed)
    program.get(path, **{"If-None-Match": packed})
    told(program.status == 304, "which is known as well")
    words = {"source": "当事人（示例）", "words": "当时已经口头请示过"}
    program.post(path + "/state", words)
    told(program.code() == (428, "if_match_missing"), "a write says what it saw", program.body)
    key = secrets.token_hex(16)
    done = program.post(path + "/state", words, key, tag)
    told(program.status == 200 and done["version"] > seen["version"], "then it is recorded",
         program.body)
    again = program.post(path + "/state", words, key, tag)
    told(program.status == 200 and again["repeated"] and again["seq"] == done["seq"],
         "the same key with the same body has the first answer, though its version is old", again)
    program.post(path + "/state", {**words, "words": "另一种说法，与前面不同"}, key, tag)
    told(program.code() == (409, "conflict"), "with another body it is refused", program.body)
    program.post(path + "/state", words, None, tag)
    told(program.code() == (412, "stale") and program.body["version"] == done["version"],
         "an old version is told the one that stands now", program.body)
    program.post(path + "/state", words, None, str(done["version"]))
    told(program.status == 200, "the number alone will do", program.body)
    program.post(path + "/state", {"sorce": "x", "words": "y"}, None, "*")
    told(program.code() == (400, "unknown_field")
         and "/sorce" in [row["pointer"] for row in program.body["errors"]],
         "a field that is misspelt is named with its place", program.body)
    program.post(path + "/state", {"source": "当事人（示例）"}, None, "*")
    told(program.code() == (422, "invalid")
         and {"pointer": "/words", "code": "missing"}.items() <= program.body["errors"][0].items(),
         "so is one that is missing", program.body)


def meeting_version_run(program, stranger):
    """An act on a meeting says what it saw, too; whether it may be done the rules say afterwards."""
    path = "/api/v1/meetings/" + program.get("/api/v1/meetings")["items"][0]["id"]
    program.get(path)
    tag, answer = program.fields["etag"], {"state": "attend"}
    version = int(tag.strip('"').partition("-")[0])
    program.post(path + "/reply", answer)
    told(program.code() == (428, "if_match_missing"), "an act on a meeting says what it saw",
         program.body)
    program.post(path + "/reply", answer, None, str(version + 1))
    told(program.code() == (412, "stale") and program.body["version"] == version,
         "another version is told the one that stands", program.body)
    stranger.post(path + "/reply", answer, None, str(version + 1))
    told(stranger.code() == (404, "not_found"), "but not to a stranger", stranger.body)
    for name, seen in (("its ETag", tag), ("its version", str(version)), ("*", "*")):
        program.post(path + "/reply", answer, None, seen)
        told(program.code() == (409, "refused")
             and program.body["rule"]["code"] == "meeting_must_be_ahead",
             f"with {name} the rules are asked", program.body)


def matter_run(program, stranger):
    program.post("/api/v1/matters/new", {"noun": "filing", "title": True, "unit": "nobody",
                                         "links": [{"to": "x"}]})
    told(program.code() == (422, "invalid")
         and {"/title", "/unit", "/links/0/to"} <= {row["pointer"] for row in
                                                    program.body["errors"]},
         "all mistakes are told at once, each with its place", program.body)
    unit = next(row["id"] for row in program.get("/api/v1/units?limit=500")["items"]
                if row["name"].endswith("住房和城乡建设局"))
    made = program.post("/api/v1/matters/new", {
        "noun": "filing", "title": "老旧厂区三期消防验收（示例）", "unit": unit, "applicant": "ma",
        "project": "老旧厂区改造三期", "apply": {
            "title": "老旧厂区三期消防验收（示例）", "clauses": ["R08"],
            "plan": "对12栋无审批手续的厂房分批补办消防验收，先整改后验收",
            "why": "企业急需开工，手续缺失已有多年",
            "foreseeable": "部分厂房图纸缺失，可能出现验收标准不一致",
            "objective_reasons": "厂房建于2003年，当时没有消防验收要求"}})
    if not told(program.status == 201 and
                program.fields["location"] == "/api/v1/matters/" + made["id"],
                "a filing is made and its address told", program.body):
        return
    path = "/api/v1/matters/" + made["id"]
    options = {row["action"]: row for row in program.get(path + "/transitions")["items"]}
    told(not options["sign"]["may"] and options["sign"]["refused"],
         "what may not be done says why not", options.get("sign"))
    program.post(path + "/transitions", {"action": "sign", "result": "agreed"}, None, "*")
    told(program.code() == (409, "refused") and
         program.body["rule"]["code"] == options["sign"]["refused"] and
         program.body["rule"]["policy_pack"] and program.body["detail"],
         "and is refused with that rule, its pack and the reason", program.body)
    program.post(path + "/transitions", {"result": "agreed"}, None, "*")
    told(program.code() == (422, "invalid"), "an act has an action", program.body)
    exported = program.get(path + "/export")
    told(exported["events"][0]["event"] == "matter_opened", "it is given out as recorded", exported)
    answers = []
    for at in (path, "/api/v1/matters/" + "0" * 32):
        body = stranger.get(at)
        body.pop("trace_id")
        answers.append((stranger.status, body))
    told(answers[0] == answers[1] and answers[0][0] == 404,
         "who may not see it gets the answer for what is not there", answers)
    stranger.post(path + "/state", {"source": "a", "words": "b"}, None, "*")
    told(stranger.code() == (404, "not_found"), "for what is done as well", stranger.body)
    version_run(program, made["id"])


def door_run(program, administrator):
    """The local door is shut; who signed in goes on."""
    administrator.post("/api/v1/door/shut", {"reasons": "以后一律登录办理（示例）"})
    if not told(administrator.status == 201, "the local door is shut over the API",
                administrator.body):
        return
    matter = program.get("/api/v1/matters?open=1")["items"][-1]["id"]
    program.post(f"/api/v1/matters/{matter}/state",
                 {"source": "当事人（示例）", "words": "门关上以后说的"}, None, "*")
    told(program.status == 200, "and who signed in still acts", program.body)


def main():
    with tempfile.TemporaryDirectory() as root:
        data = root + "/demo"
        subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
        server = Server(data, 2)
        try:
            document = ask(server.port, "GET", "/api/v1/openapi.json")[1]
            told(document == ask(server.port, "GET", "/api/openapi.json")[1] != {},
                 "the description has an address without a version too")
            description = Description(document)
            told(document["openapi"] == "3.1.0" and len(document["paths"]) > 50,
                 "the API describes itself", list(document)[:5])
            program = tokens_run(server.port, description, data)
            stranger = Program(server.port, description, token_of(data, "fei", "act"))
            shen = Program(server.port, description, token_of(data, "shen", "act"))
            words_run(program)
            reads_run(shen, data)
            pages_run(shen, "/api/v1/matters")
            pages_run(shen, "/api/v1/persons")
            checkup_run(shen, stranger, data)
            events_run(shen, stranger)
            for row in shen.get("/api/v1/matters?limit=500")["items"]:
                for part in ("", "?why=1", "/transitions", "/export", "/check"):
                    shen.get(f"/api/v1/matters/{row['id']}{part}")
            matter_run(program, stranger)
            meeting_version_run(shen, stranger)
            admin = Program(server.port, description, token_of(data, ADMINISTRATOR, "set_up"))
            door_run(program, admin)
        finally:
            told(server.stop() == 0, "the server ends")
        told(not wrong, "every answer is as the API describes it", wrong[:3])
        told(frj(data, "ledger", "verify", "--deep").returncode == 0, "the record verifies")
    end()


ADMINISTRATOR = "admin"

main()
