#!/usr/bin/env python3
"""said_test ROOT - what the rules say to people is Chinese; the code of a field or of a command
stands behind its word in brackets of its own, where a page leaves it out (src/web/told.h)."""
import glob
import os
import re
import sys

CALLS = re.compile(r'\b(?:refuse|note|mistake)\s*\(\s*d\b')
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
CODE = re.compile(r"（[ -~]*[a-z][ -~]*）")
FORMAT = re.compile(r"%(?:\.\*s|\.\d+s|[0-9]*(?:lld|zu|d|s))")
QUOTED = re.compile(r"“[^”]*”")


def arguments(text, at):
    """The text between the brackets of the call that begins at `at`."""
    depth, quoted, start = 0, False, text.index("(", at)
    for i in range(start, len(text)):
        if text[i] == '"' and text[i - 1] != "\\":
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, ")": -1}.get(text[i], 0)
        if depth == 0:
            return text[start:i]
    return text[start:]


def sentences(text):
    for call in CALLS.finditer(text):
        if text.rfind("\n", 0, call.start()) + 1 == call.start():
            continue  # its definition
        said = "".join(LITERAL.findall(arguments(text, call.start())))
        yield text.count("\n", 0, call.start()) + 1, said


def bare(said):
    return re.findall(r"[a-z_]{2,}", QUOTED.sub("", FORMAT.sub("", CODE.sub("", said))))


def main(root):
    seen, wrong = 0, []
    for path in sorted(glob.glob(os.path.join(root, "src/casework/*.c"))):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for line, said in sentences(text):
            seen += 1
            if bare(said):
                wrong.append(f"{os.path.basename(path)}:{line} {' '.join(bare(said))}: {said}")
    for one in wrong:
        print("FAIL", one)
    told = seen > 100 and bare("请写 reasons") and not bare("理由（reasons）不少于%d个字")
    print(f"{'ok  ' if told else 'FAIL'} {seen} sentences of the rules were read")
    if not wrong:
        print("ok   none says a field or a command by its code alone")
    return 0 if told and not wrong else 1


sys.exit(main(sys.argv[1]))
