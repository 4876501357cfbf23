"""The stories over the API (api_story_test.c), and each exchange held against the description.

api_story_test.py FRJ PROGRAM
"""
import json
import os
import subprocess
import sys
import tempfile

from openapi_check import Description
from serving import FRJ, Server, ask, end, told


def described(root):
    data = root + "/demo"
    subprocess.run([FRJ, "init", "--demo", "--data", data], capture_output=True, check=True)
    server = Server(data, 1)
    try:
        return Description(ask(server.port, "GET", "/api/v1/openapi.json")[1])
    finally:
        server.stop()


def main():
    with tempfile.TemporaryDirectory() as root:
        log = root + "/exchanges"
        played = subprocess.run([sys.argv[2]], env=os.environ | {"API_STORY_LOG": log, "FRJ": FRJ},
                                check=False)
        told(played.returncode == 0, "the stories are told over the API")
        description, wrong, count = described(root), [], 0
        with open(log, encoding="utf-8") as file:
            for line in file:
                row, count = json.loads(line), count + 1
                kind = "application/json" if row["status"] < 300 else "application/problem+json"
                why = description.answer_wrong("POST", row["path"], row["status"], kind,
                                               row["told"])
                if not why and row["status"] < 300:
                    why = description.body_wrong("POST", row["path"], row["sent"])
                if why:
                    wrong.append((row["path"], row["status"], why))
        told(count > 100 and not wrong,
             f"{count} answers, and the bodies that were accepted, are as described",
             wrong[:3])
    end()


main()
