#!/usr/bin/env python3
"""compare FRJ DEMO_EXPORT [TIMES] - the program and the second verifier judge the same files.

Asks both for every vector, for an export of the demonstration, for files at the edge of each
rule, and for files that were changed: byte by byte and line by line, or with a value replaced and
everything hashed and signed again.  Equal means: verdict, word, witnessed time and exit code.  The seed is fixed.
"""

import collections
import concurrent.futures
import copy
import functools
import json
import os
import random
import subprocess
import sys
import tempfile

import edges
import forge
import ledgers
import record as form
import verify

VECTORS = 'test/vectors/frj-ledger'
ORIGIN = 'yinghe.example/frj/1'
Case = collections.namedtuple('Case', 'name data policy revoked folder require_sm3 checkpoint',
                              defaults=(None, None, False, None))


def load(name):
    with open(os.path.join(VECTORS, name), 'rb') as stream:
        return stream.read()


# ---- the two answers ---------------------------------------------------------------------------


def second_answer(case):
    """(verdict: reason, witnessed time)"""
    try:
        verdict = verify.judge(case.data, case.policy, case.revoked, case.folder,
                               case.require_sm3, case.checkpoint)
    except form.Rejected as rejected:
        return 'rejected: %s' % rejected, None
    except form.Misuse:
        return 'misuse', None
    except OSError:
        return 'exit code 1', None
    return verdict.word, time_of(verdict.word, verdict.proven_at)


def time_of(word, proven_at):
    """The witnessed time; a second that JSON cannot hold is not printed."""
    known = word == 'witnessed' and proven_at is not None
    return proven_at if known and proven_at <= form.NUMBER_MAX else None


CODES = {0: ('witnessed', 'signed', 'whole'), 75: ('logged',), 5: ('rejected',)}


def first_answer(frj, folder, case):
    command = [frj, 'ledger', 'verify', '--json', put(folder, 'file', case.data)]
    if case.policy is not None:
        command += ['--trust', put(folder, 'trust', case.policy)]
    if case.revoked is not None:
        command += ['--revoked', put(folder, 'list', case.revoked)]
    if case.checkpoint is not None:
        command += ['--checkpoint', put(folder, 'checkpoint', case.checkpoint)]
    if case.folder is not None:
        command += ['--files', case.folder]
    if case.require_sm3:
        command += ['--require-sm3']
    done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode == 2:
        return 'misuse', None
    if done.returncode not in CODES:
        return 'exit code %d' % done.returncode, None
    said = json.loads(done.stdout)
    if said['verdict'] not in CODES[done.returncode]:
        return '%s with exit code %d' % (said['verdict'], done.returncode), None
    reason = ': ' + said['reason'] if 'reason' in said else ''
    return said['verdict'] + reason, time_of(said['verdict'], said.get('proven_at'))


def put(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, 'wb') as stream:
        stream.write(data)
    return path


class Comparison:
    """Counts what agreed and keeps what did not."""

    def __init__(self, frj, keep):
        self.frj, self.keep = frj, keep
        self.agreed = collections.Counter()
        self.words = collections.Counter()
        self.differ = []

    def compare(self, group, cases):
        cases = list(cases)
        with tempfile.TemporaryDirectory() as root, \
                concurrent.futures.ThreadPoolExecutor(2) as pool:
            folders = [os.path.join(root, str(i)) for i in range(2)]
            for folder in folders:
                os.mkdir(folder)
            firsts = [pool.submit(self.first_answers, folder, cases[i::2])
                      for i, folder in enumerate(folders)]
            seconds = [second_answer(case) for case in cases]
            firsts = [first.result() for first in firsts]
        for number, (case, second) in enumerate(zip(cases, seconds)):
            first = firsts[number % 2][number // 2]
            self.words[second[0]] += 1
            if first == second:
                self.agreed[group] += 1
            else:
                self.differ.append((group, case, first, second))

    def first_answers(self, folder, cases):
        return [first_answer(self.frj, folder, case) for case in cases]

    def report(self):
        """One line a group, and the files on which the two differ."""
        failed = collections.Counter(group for group, *_ in self.differ)
        for group in self.agreed | failed:
            if not failed[group]:
                print('ok   %d %s: both say the same' % (self.agreed[group], group))
        for number, (group, case, first, second) in enumerate(self.differ):
            path = '-'
            if self.keep:
                path = put(self.keep, 'differ-%d' % number, case.data)
            print('FAIL %s, %s: ours %s, second %s (%s)' % (group, case.name, first, second, path))
        return not self.differ


# ---- changes that know nothing -----------------------------------------------------------------


def change_bytes(rng, data):
    """One of: a bit, a byte, a number, a piece lost, doubled or put elsewhere, an end cut off."""
    data = bytearray(data)
    at = rng.randrange(len(data))
    end = min(len(data), at + rng.choice((1, 1, 2, 7, 40)))
    kind = rng.choice(('bit', 'byte', 'lose', 'double', 'insert', 'cut', 'digit', 'upper'))
    if kind == 'bit':
        data[at] ^= 1 << rng.randrange(8)
    elif kind == 'byte':
        data[at] = rng.choice(b'\n\n\t\r \x00\x7f\x9f09azA{}[],:"\\+=/-\xe2')
    elif kind == 'lose':
        del data[at:end]
    elif kind == 'double':
        data[at:at] = data[at:end]
    elif kind == 'insert':
        data[at:at] = rng.choice((b'\n', b'\n\n', b' ', b'\t', b'\xc2\x85', b'\xef\xbb\xbf', b'0',
                                  '\u2014 a AAAAAAA=\n'.encode()))
    elif kind == 'cut':
        del data[at:]
    elif kind == 'digit':
        digits = [i for i in range(len(data)) if 48 <= data[i] <= 57]
        data[rng.choice(digits)] = rng.choice(b'0123456789')
    else:
        letters = [i for i in range(len(data)) if 97 <= data[i] <= 122]
        data[rng.choice(letters)] ^= 32
    return kind, bytes(data)


def change_lines(rng, data):
    lines = data.split(b'\n')
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    kind = rng.choice(('lose line', 'double line', 'swap lines', 'move line', 'empty line'))
    if kind == 'lose line':
        del lines[a]
    elif kind == 'double line':
        lines.insert(a, lines[a])
    elif kind == 'swap lines':
        lines[a], lines[b] = lines[b], lines[a]
    elif kind == 'move line':
        lines.insert(b, lines.pop(a))
    else:
        lines.insert(a, b'')
    return '%s %d %d' % (kind, a, b), b'\n'.join(lines)


def blind_cases(rng, times):
    names = ('receipt-witnessed.frj-receipt', 'receipt-both-trees.frj-receipt',
             'certificate.frj-cert', 'list.frj-revocations', 'ledger.frjl')
    plain, both = load('policy.txt'), load('policy-sm.txt')
    for number in range(times):
        name = rng.choice(names)
        kind, data = rng.choice((change_bytes, change_lines))(rng, load(name))
        trust = both if 'both' in name or rng.random() < 0.5 else plain
        if name == 'ledger.frjl' and rng.random() < 0.3:
            trust = None
        yield Case('%s %d %s' % (name, number, kind), data, trust,
                   require_sm3=rng.random() < 0.2)


# ---- one value replaced, hashed and signed again -----------------------------------------------

VALUES = (None, '', 'x', 'a\nb', 'a\tb', 'a\u007fb', 'a\u0085b', 'a\u202eb', 'a\rb', '\ud800',
          '0' * 32, 'A' * 32, 'f' * 32, 'f' * 64, 'F' * 64, 0, 1, -1, 2, 64, 65, 2**31 - 1, 2**31,
          2**53 - 1, 2**53 - 2, 2**53, -2**53 + 1, -2**53, 1.5, True, False, [], {}, [1], ['x'],
          [1, 2], [2, 1], [1, 1], {'a': 1}, {'A': 1}, ORIGIN, ORIGIN + '/sm3', 'x/frj/2',
          'filing_submitted', 'erasure_ordered', 'a' * 40, 'a' * 41, 'a__b', 'a_', 'log_opened',
          -62135596800000 - 28800000, -62135596800000 - 28800001, -62135596800000,
          253402300799999 - 28800000, 253402300799999 - 28799999, 253402300799999,
          1795424448000 + 60000, 1795424448000 + 60001,
          {'bytes': 3, 'media': '', 'name': 'a', 'sha256': '', 'sm3': ''})


def paths(value, path=()):
    """All places in a value."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from paths(value[key], path + (key,))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from paths(value[index], path + (index,))


def change_value(rng, record):
    """The record with one value replaced, lost or added."""
    record = copy.deepcopy(record)
    path = rng.choice([path for path in paths(record) if path])
    holder = record
    for step in path[:-1]:
        holder = holder[step]
    kind = rng.choice(('replace',) * 8 + ('lose', 'add', 'deep', 'near'))
    value = rng.choice(VALUES)
    if kind == 'lose':
        del holder[path[-1]]
    elif kind == 'add':
        key = rng.choice(('a', 'zz', 'commit', 'extra', 'by', 'a' * 40, 'a' * 41))
        target = holder if isinstance(holder, dict) else record
        target[key] = value
    elif kind == 'deep':
        holder[path[-1]] = value = edges.deep(rng.randrange(10, 16))
    elif kind == 'near' and isinstance(holder[path[-1]], int):
        holder[path[-1]] = value = holder[path[-1]] + rng.choice((-1, 1))
    else:
        holder[path[-1]] = value
    return '%s %s %s' % (kind, '.'.join(map(str, path)), repr(value)[:50]), record


SECONDS = {'w1': 1795424441, 'w2': 1795424448}


def record_of(name):
    return json.loads(load(name).decode().split('\n\n')[1])


def forged_cases(rng, times, make):
    rows = (('frj-receipt-v1', 'receipt-witnessed.frj-receipt'),
            ('frj-certificate-v1', 'certificate.frj-cert'),
            ('frj-revocations-v1', 'list.frj-revocations'))
    both = load('policy-sm.txt')
    for number in range(times):
        kind, name = rng.choice(rows)
        what, record = change_value(rng, record_of(name))
        sm3 = rng.choice((None, None, {}, {'w1-sm2': 1795424448}))
        yield Case('%s %d %s' % (kind, number, what), make.file(kind, record, SECONDS, sm3), both)


def export_cases(rng, times, make):
    both = load('policy-sm.txt')
    records = [json.loads(line) for line in load('ledger.frjl').decode().split('\n')[2:13]]
    for number in range(times):
        changed, what = list(records), []
        for _ in range(rng.choice((1, 1, 2))):
            at = rng.randrange(len(changed))
            one, changed[at] = change_value(rng, changed[at])
            what.append('%d %s' % (at, one))
        yield Case('export %d %s' % (number, '; '.join(what)),
                   make.export(ORIGIN, changed, SECONDS, rng.choice((None, {}))),
                   rng.choice((None, both)))


def edge_cases(make, folder):
    for name, data, words in edges.Edges(load, make, folder).all():
        yield Case(name, data, **dict({'policy': None}, **words))


def ledger_cases(make):
    for name, data in ledgers.all_ledgers(make):
        yield Case(name, data, None)


# ---- what is stated ----------------------------------------------------------------------------


def stated(row):
    """[(trust list, verdict: reason)] of a row of index.json."""
    result = row['result'] + (': ' + row['reason'] if 'reason' in row else '')
    if ' with ' not in result:
        return [('policy.txt', result)]
    return [tuple(reversed(part.split(' with '))) for part in result.split('; ')]


def vector_cases():
    """(case, the verdict that index.json states)"""
    for words, row in json.loads(load('index.json')).items():
        name, *option = words.split(' --revoked ')
        for policy, result in stated(row):
            case = Case('%s, %s' % (words, policy), load(name), load(policy),
                        load(option[0]) if option else None)
            yield case, result, row.get('proven_at')


def check_vectors():
    """The second verifier gives every verdict that is stated; the number of them."""
    wrong, count = 0, 0
    for case, result, proven_at in vector_cases():
        got, second = second_answer(case)
        same = got == result or (result == 'rejected' and got.startswith('rejected: '))
        same = same and (proven_at is None or got != 'witnessed' or second == proven_at)
        count += 1
        if not same:
            wrong += 1
            print('FAIL %s: second %s, stated %s' % (case.name, got, result))
    if not wrong:
        print('ok   %d verdicts of index.json are those of the second verifier' % count)
    return wrong == 0


def check_bytes():
    """Canonical JSON, commitments, leaves and roots are those of the vectors."""
    right = True
    for line in load('canonical.jsonl').decode().splitlines():
        row = json.loads(line)
        try:
            value = form.decode_json(bytes.fromhex(row['hex']).decode())
        except UnicodeDecodeError:
            value = None
        right = right and (value is not None) == row['accept']
    trees = {alg: form.Tree(alg) for alg in form.HASHES}
    lines = load('ledger.frjl').decode().split('\n')[2:]
    for row, line in zip(json.loads(load('expected.json')), lines):
        record = verify.decode_event(line)
        for alg, tree in trees.items():
            tree.add(form.leaf(alg, record['header'], record['commit'][alg]))
            got = (record['commit'][alg], tree.root().hex())
            right = right and got == (row[alg]['commit'], row[alg]['root_after'])
    print('ok   canonical JSON, commitments and roots are those of the vectors' if right else
          'FAIL canonical JSON, commitments or roots are not those of the vectors')
    return right


def main():
    frj, demo = sys.argv[1], sys.argv[2]
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    rng = random.Random(3)
    form.HASHES['sm3'] = functools.lru_cache(1 << 14)(form.HASHES['sm3'])
    make = forge.Forge(forge.read_signers(os.path.join(VECTORS, 'keys.txt')))
    comparison = Comparison(frj, os.environ.get('KEEP'))
    right = check_bytes() & check_vectors()
    comparison.compare('vectors', (case for case, *_ in vector_cases()))
    with open(demo, 'rb') as stream:
        comparison.compare('export of the demonstration', [Case('demo', stream.read(), None)])
    with tempfile.TemporaryDirectory() as folder:
        comparison.compare('files at the edge of a rule', edge_cases(make, folder))
    comparison.compare('records at the edge of a rule', ledger_cases(make))
    comparison.compare('files changed blindly', blind_cases(rng, 450 * times))
    comparison.compare('files with one value changed, signed again',
                       forged_cases(rng, 300 * times, make))
    comparison.compare('exports with one value changed, signed again',
                       export_cases(rng, 200 * times, make))
    right &= comparison.report()
    return 0 if right else 1


if __name__ == '__main__':
    sys.exit(main())
