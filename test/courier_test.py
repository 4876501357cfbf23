"""The courier, killed again and again while people are told of things.

courier_test.py FRJ: each message of a person with an address becomes one letter in the outbox, none
is lost and none is there twice; a letter is well formed and says nothing of the matter.  Deadlines
that are near or past are told by the clock, once each.
"""
import email
import email.policy
import json
import os
import signal
import subprocess
import tempfile
import threading

from serving import FRJ, Server, end, told, until

FILINGS = 12


def frj(*words, text=None):
    return subprocess.run([FRJ, *words], input=text, capture_output=True, text=True)


class Killer(threading.Thread):
    """Ends each courier as soon as there is one."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.stop, self.killed = server, threading.Event(), set()

    def run(self):
        while not self.stop.wait(0.005):
            for post, pid in self.server.posts():
                if post == "courier":
                    self.killed.add(pid)
                    try:
                        os.kill(pid, signal.SIGKILL)
                    except ProcessLookupError:
                        pass


def filing(data, number):
    apply = {"title": f"示例工程{number}", "plan": "先试点", "why": "居民多年反映", "clauses": ["R06"],
             "foreseeable": "可能有不同意见", "objective_reasons": "没有现成的办法"}
    body = {"title": f"示例工程{number}", "unit": "zhujian", "applicant": "chang",
            "project": f"示例{number}", "apply": apply}
    return frj("filing", "new", "--as", "chang", "--data", data, "--file", "-", text=json.dumps(body))


def listed(data, person):
    return json.loads(frj("message", "list", "--as", person, "--data", data, "--json").stdout)


def reminders(data):
    return [(one["matter"], one["step"], one["kind"], one["due"]) for one in listed(data, "shen")
            if one["kind"].startswith("deadline_")]


def letters(outbox):
    """By their names, whole ones alone."""
    found = {}
    for name in os.listdir(outbox):
        if name.endswith(".eml"):
            with open(os.path.join(outbox, name), "rb") as file:
                found[name] = email.message_from_binary_file(file, policy=email.policy.default)
    return found


def letter_judge(name, letter, message):
    text = letter.get_content()
    told(letter["To"].addresses[0].addr_spec == "fan@example.test"
         and letter["From"].addresses[0].addr_spec == "frj@example.test"
         and letter["Subject"].startswith("防容纠：") and not letter.defects,
         "a letter is one as RFC 5322 has it", letter.as_string())
    told(letter["Message-ID"].startswith("<" + name[:-4] + "@"), "its name is its Message-ID")
    told("/messages/" + message["id"] in text and message["title"] not in text + letter["Subject"],
         "it leads to the message and does not name the matter", text)


def run(folder):
    data, outbox = folder + "/demo", folder + "/outbox"
    frj("init", "--demo", "--data", data)
    told(frj("account", "address", "fan", "fan@example.test", "--data", data).returncode == 0,
         "a person has an address")
    told("邮件地址不对" in frj("account", "address", "fan", "fan", "--data", data).stderr,
         "and nothing that is none")
    known = {one["id"] for one in listed(data, "fan")}

    def new():
        return {one["id"]: one for one in listed(data, "fan") if one["id"] not in known}

    server = Server(data, 1, words=["--outbox", outbox, "--mail-from", "frj@example.test"])
    killer = Killer(server)
    killer.start()
    made = [filing(data, number) for number in range(FILINGS)]
    told(all(one.returncode == 0 for one in made), "filings are made while the courier dies",
         "".join(one.stderr for one in made)[:500])
    told(sum(one["kind"] == "task" for one in new().values()) == FILINGS, "each is told once",
         new())
    told(until(lambda: len(killer.killed) >= 8), "the courier is started anew each time")
    killer.stop.set()
    killer.join()
    told(until(lambda: sorted(name.split("-")[0] for name in letters(outbox)) == sorted(new())),
         "one letter for each message, none for what was before and none for others",
         (sorted(letters(outbox)), sorted(new())))
    name, letter = next(iter(letters(outbox).items()))
    letter_judge(name, letter, new()[name.split("-")[0]])
    told(until(lambda: reminders(data)), "who is late is told by the clock")
    told(server.stop() == 0 and Server(data, 1).stop() == 0, "the office ends in good order")
    told(len(set(reminders(data))) == len(reminders(data)), "nobody is told twice by the next one",
         reminders(data))
    told(all(name.endswith(".eml") for name in os.listdir(outbox)), "nothing is half written",
         os.listdir(outbox))


with tempfile.TemporaryDirectory(prefix="frj-courier-") as root:
    run(root)
end()
