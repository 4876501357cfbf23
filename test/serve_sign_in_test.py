"""Signing in where others try to, and sessions that end.

serve_sign_in_test.py FRJ: failures until it is said to wait, of accounts that are there and that are
not; whoever was signed in before is let in meanwhile.  Then sessions whose time is set in the database
instead of being waited for.
"""
import contextlib
import sqlite3
import subprocess
import tempfile
import time

from serving import FRJ, GUARD, PASSWORD, Server, Talk, ask, end, get, told, until

HOME, STRANGER, OTHER = "127.0.0.1", "127.0.7.1", "127.0.7.2"


def sign_in(port, account, password=PASSWORD, source=HOME):
    """The answer, as the API gives it."""
    body = f'{{"account":"{account}","password":"{password}"}}'.encode()
    head = ("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n")
    return Talk(port, head.encode() + body, source).answers[0]


def fail(port, account, source):
    """Wrong passwords until it is said to wait: the statuses and the last answer."""
    statuses = []
    while not statuses or (statuses[-1] == 403 and len(statuses) < 15):
        answer = sign_in(port, account, "not-the-password", source)
        statuses.append(answer.status)
    return statuses, answer


def right_at_last(port, account, source):
    """The right password, each time after as long as it is said to wait."""
    for _ in range(5):
        answer = sign_in(port, account, source=source)
        if answer.status != 429:
            break
        time.sleep(int(answer.fields["retry-after"]))
    return answer.status


def tries_run(port):
    told(sign_in(port, "ma").status == 200, "an account signs in from its place")
    statuses, answer = fail(port, "ma", STRANGER)
    told(statuses[:5] == [403] * 5 and statuses[-1] == 429,
         "after five wrong passwords or a few more a stranger is told to wait", statuses)
    told(int(answer.fields.get("retry-after", 0)) >= 1, "and how long", answer.fields)
    told(sign_in(port, "ma").status == 200, "meanwhile the account signs in from its place")
    statuses, nobody = fail(port, "nobody", OTHER)
    told(statuses[:5] == [403] * 5 and statuses[-1] == 429,
         "a name that is no account waits alike", statuses)
    told(right_at_last(port, "shen", OTHER) == 200, "another account signs in from there")
    fail(port, "shen", STRANGER)
    told(right_at_last(port, "shen", STRANGER) == 200,
         "and who waited as long as was said and has the right password is let in")


def page(port, path, token):
    return Talk(port, get(path, "Cookie: frj=" + token, "Connection: close")).answers[0]


class Sessions:
    """The table, for the one session that is in it."""

    def __init__(self, data):
        self.file = data + "/frj.db"

    def run(self, sql, *values):
        with contextlib.closing(sqlite3.connect(self.file, timeout=GUARD)) as db, db:
            return db.execute(sql, values).fetchall()

    def until_at(self):
        return self.run("SELECT until_at FROM session")[0][0]


def ends_run(port, data):
    now = int(time.time() * 1000)
    sessions = Sessions(data)
    sessions.run("DELETE FROM session")
    token = ask(port, "POST", "/api/v1/session", body={"account": "ma", "password": PASSWORD})
    token = token[1]["token"]
    told(now + 14 * 60_000 <= sessions.until_at() <= now + 25 * 60_000,
         "a session that is not used ends after a quarter of an hour", sessions.until_at() - now)
    sessions.run("UPDATE session SET until_at = ?", now + 5 * 60_000)
    told(page(port, "/", token).status == 200, "before its end it is good")
    told(until(lambda: sessions.until_at() >= now + 14 * 60_000), "and used, it lasts on",
         sessions.until_at() - now)
    most = now + 6 * 60_000
    sessions.run("UPDATE session SET made_at = ?, until_at = ?", most - 8 * 3600_000,
                 now + 4 * 60_000)
    page(port, "/", token)
    told(until(lambda: sessions.until_at() == most), "but eight hours are its end",
         sessions.until_at() - now)
    sessions.run("UPDATE session SET until_at = ?", now - 1)
    away = page(port, "/matters", token)
    told((away.status, away.fields.get("location")) == (303, "/login?ended=1"),
         "behind it a page leads to the sign-in", away.fields)
    told("登录已经结束".encode() in page(port, "/login?ended=1", token).body,
         "which says that the session is over")
    status, problem = ask(port, "GET", "/api/v1/me", token)
    told(status == 401 and "登录已经到期" in problem["detail"], "and so is a program told", problem)


def main():
    with tempfile.TemporaryDirectory() as root:
        data = root + "/demo"
        subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
        server = Server(data, 2)
        tries_run(server.port)
        ends_run(server.port, data)
        told(server.stop() == 0, "the office closes when it is asked to")
    end()


main()
