#!/usr/bin/env python3
"""verify - a second verifier of the files of this record, written from docs/LEDGER.md alone.

    verify.py FILE [--trust POLICY] [--revoked LIST] [--files DIR] [--require-sm3]
              [--checkpoint FILE]

Who wants to learn the format reads this file beside that page: each part carries the number of
its section.  Sections 1 to 11 are in record.py.  It shares no code with the program and needs
nothing but Python 3.  The first line it prints is the verdict; the exit code is that of section
13.
"""

import argparse
import datetime
import os
import re
import sys

from record import (CONTROLS, HASHES, ZEROS, Misuse, Policy, Rejected, Tree, ask, attachments,
                    commit, decode_base64, decode_checkpoint, decode_json, decode_signatures,
                    is_body, is_header, is_hex, is_origin, is_whole, leaf, root_of_proof,
                    split_note)


# ---- 12. Receipt, certificate, revocation list -------------------------------------------------


def render_time(at):
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=at, hours=8)
    return '%04d-%02d-%02d %02d:%02d:%02d.%03d +08:00' % (
        *moment.timetuple()[:6], moment.microsecond // 1000)


def render_receipt(header, data):
    return ('防容纠备案回执', [
        ('登记机关', header['origin']), ('事项', data['title']), ('登记序号', str(header['seq'])),
        ('登记时间', render_time(header['at'])), ('案卷编号', header['stream']),
        ('说明', '本文件可离线核验。备案不等于免责。')])


def render_certificate(header, data):
    return ('防容纠容错认定证明', [
        ('签发机关', data['issued_by']), ('登记日志', header['origin']),
        ('持有人', data['holder']), ('所在单位', data['unit']), ('认定结论', data['outcome']),
        ('依据条款', join_clauses(data['clauses'])),
        ('决定文号', data['decision']), ('签发时间', render_time(header['at'])),
        ('有效期至', data['not_after']), ('登记序号', str(header['seq'])),
        ('说明', '本文件可离线核验。核验只证明签发，是否撤销须向签发机关查询。')])


def render_revocations(header, data):
    return ('防容纠容错认定证明撤销清单', [
        ('签发机关', header['origin']), ('登记序号', str(header['seq'])),
        ('登记时间', render_time(header['at'])), ('撤销份数', count_revoked(data['revoked'])),
        ('说明', '清单列明截至登记时间已撤销的证明之登记序号，其余证明截至该时间有效。')])


FILES = {  # first line: (type of the event, rendering)
    'frj-receipt-v1': ('filing_submitted', render_receipt),
    'frj-certificate-v1': ('certificate_issued', render_certificate),
    'frj-revocations-v1': ('revocations_published', render_revocations),
}


def join_clauses(clauses):
    if not isinstance(clauses, list):
        raise ValueError
    return '；'.join(clean(clause) for clause in clauses)


def count_revoked(revoked):
    """A list of `seq`, rising."""
    if not isinstance(revoked, list) or not all(is_whole(seq, 0) for seq in revoked):
        raise ValueError
    if any(a >= b for a, b in zip(revoked, revoked[1:])):
        raise ValueError
    return str(len(revoked))


def clean(value):
    """A value that can be issued: text without LF and TAB."""
    if not isinstance(value, str) or re.search('[\n\t]', value):
        raise ValueError
    return value


def render(kind, header, data):
    """All text lines of the file, or None where the event cannot be issued."""
    try:
        title, lines = FILES[kind][1](header, data)
        return '\n'.join([kind, title] + [name + '：' + clean(value) for name, value in lines])
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def to_empty_line(text):
    """(what stands before the first empty line, what follows it)"""
    if text.startswith('\n'):
        return '', text[1:]
    before, gap, after = text.partition('\n\n')
    ask(gap, 'sections')
    return before, after


class Sections:
    """The parts of such a file as they stand; {alg: (index line and hashes, note)} in proofs."""

    def __init__(self, text):
        self.kind = text.split('\n')[0]
        self.lines, rest = to_empty_line(text)
        self.json, rest = to_empty_line(rest)
        rest, gap, sm3 = rest.partition('\n\nfrj-tlog-proof-sm3-v1\n')
        self.proofs = {'sha256': self.proof(rest + gap[:1], 'c2sp.org/tlog-proof@v1\n')}
        if gap:
            self.proofs['sm3'] = self.proof(sm3, '')

    @staticmethod
    def proof(text, first):
        ask(text.startswith(first), 'sections')
        lines, note = to_empty_line(text[len(first):])
        return lines.split('\n'), note


# ---- 13. What the verifier of such a file checks -----------------------------------------------


class Verdict:
    """word: witnessed, logged, signed, whole.  proven_at: the witnessed time, or None."""

    def __init__(self, word, proven_at=None, record=None):
        self.word, self.proven_at, self.record = word, proven_at, record


def step1_text(data):
    ask(len(data) <= 2 << 20, 'size')
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Rejected('utf-8') from None
    ask(not CONTROLS.search(text), 'control characters')
    ask(text.split('\n')[0] in FILES and '\n' in text, 'first line')
    return text


def step2_record(line):
    record = decode_json(line)
    ask(isinstance(record, dict) and set(record) == {'body', 'header', 'salt'}, 'json')
    ask(is_hex(record['salt'], 64), 'salt')
    return record


def step3_shape(kind, record):
    ask(is_header(record['header']), 'header')
    ask(record['header']['type'] == FILES[kind][0], 'type')
    ask(is_body(record['body']), 'body')


def step5_leaf(alg, record):
    return leaf(alg, record['header'], commit(alg, record['salt'], record['body']))


def step6_proof(lines, seq):
    ask(lines[0] == 'index %d' % seq, 'index')
    ask(len(lines) <= 64, 'proof length')
    proof = [decode_base64(line) for line in lines[1:]]
    ask(all(p is not None and len(p) == 32 for p in proof), 'proof hash')
    return proof


def step7_checkpoint(note, origin, seq, policy):
    ask(len(note.encode()) <= 64 << 10, 'note size')
    ask(note.endswith('\n'), 'note end')
    checkpoint = decode_checkpoint(split_note(note)[0])
    ask(checkpoint, 'checkpoint lines')
    ask(checkpoint[0] == origin, 'origin')
    ask(policy.names(origin), 'unknown log')
    ask(checkpoint[1] > seq, 'tree size')
    return checkpoint


def step8_signatures(note, origin, policy):
    """Name to second of the witnesses that cosigned; a known key that does not hold refuses."""
    text, lines = split_note(note)
    signatures = decode_signatures(lines)
    logged, times = False, {}
    for name, key_id, signature in signatures:
        for key in policy.logs:
            if (key.name, key.id) == (name, key_id):
                ask(key.signed(text, signature), 'log signature')
                logged |= name == origin
        for witness, key in policy.witnesses.items():
            if (key.name, key.id) == (name, key_id):
                second = key.cosigned_at(text, signature)
                ask(second is not None, 'cosignature')
                times[witness] = min(second, times.get(witness, second))
    ask(logged, 'log signature')
    return times


def steps5_to_9(alg, part, record, policy):
    lines, note = part
    seq = record['header']['seq']
    origin = record['header']['origin'] + ('/sm3' if alg == 'sm3' else '')
    hashed = step5_leaf(alg, record)
    proof = step6_proof(lines, seq)
    _, size, root = step7_checkpoint(note, origin, seq, policy)
    times = step8_signatures(note, origin, policy)
    ask(root_of_proof(alg, seq, size, hashed, proof) == root, 'inclusion')
    return times


def earliest(a, b):
    return {name: min(x[name] for x in (a, b) if name in x) for name in {**a, **b}}


def step10_time(at, times, policy):
    second = policy.witnessed_time(times)
    ask(second is None or at <= second * 1000 + 60000, 'time')
    return second


def step12_attachments(data, folder):
    for file in attachments(data):
        name = file['name']
        ask(is_whole(file['bytes'], 0) and isinstance(file['media'], str), 'attachment')
        ask(is_hex(file['sha256'], 64) and is_hex(file['sm3'], 64), 'attachment')
        ask(isinstance(name, str) and '/' not in name and name not in ('', '.', '..'), 'attachment')
        try:
            with open(os.path.join(folder, name), 'rb') as stream:
                content = stream.read()
        except FileNotFoundError:
            raise Rejected('attachment') from None
        ask(len(content) == file['bytes'], 'attachment')
        ask(all(HASHES[alg](content).hex() == file[alg] for alg in HASHES), 'attachment')


def step13_revoked(verdict, data, policy, require_sm3):
    try:
        listed = judge_file(data, policy, None, None, require_sm3)
    except Rejected:
        raise Rejected('revocation list') from None
    mine, other = verdict.record['header'], listed.record['header']
    ask(other['type'] == 'revocations_published', 'revocation list')
    revoked = listed.record['body']['data']['revoked']
    ask(other['origin'] == mine['origin'], 'revocation list')
    ask(mine['seq'] not in revoked, 'revoked')
    if listed.word == 'logged':
        verdict.word, verdict.proven_at = 'logged', None


def judge_file(data, policy, revoked, folder, require_sm3):
    """Receipts, certificates and revocation lists: steps 1 to 13."""
    parts = Sections(step1_text(data))
    record = step2_record(parts.json)
    step3_shape(parts.kind, record)
    rendered = render(parts.kind, record['header'], record['body']['data'])
    ask(parts.lines == rendered, 'text differs from record')
    times = steps5_to_9('sha256', parts.proofs['sha256'], record, policy)
    at = record['header']['at']
    second = step10_time(at, times, policy)
    if 'sm3' in parts.proofs:
        times = earliest(times, steps5_to_9('sm3', parts.proofs['sm3'], record, policy))
        second = step10_time(at, times, policy)
    ask('sm3' in parts.proofs or not require_sm3, 'sm3 missing')
    verdict = Verdict('logged' if second is None else 'witnessed', second, record)
    if folder is not None:
        step12_attachments(record['body']['data'], folder)
    if revoked is not None:
        step13_revoked(verdict, revoked, policy, require_sm3)
    return verdict


# ---- 14. Export --------------------------------------------------------------------------------

EXPORT = b'frj-ledger-v1\n'


def decode_event(line):
    """A line of an export: the record, with both commitments in `commit`."""
    record = decode_json(line)
    ask(isinstance(record, dict) and is_header(record.get('header')), 'record')
    if set(record) == {'body', 'header', 'salt'}:
        ask(is_body(record['body']) and is_hex(record['salt'], 64), 'record')
        record['commit'] = {a: commit(a, record['salt'], record['body']) for a in HASHES}
    else:
        ask(set(record) == {'commit', 'header'}, 'record')
        kept = record['commit']
        ask(isinstance(kept, dict) and set(kept) == set(HASHES), 'record')
        ask(all(is_hex(kept[alg], 64) for alg in HASHES), 'record')
    return record


def decode_notes(text):
    """[note of the SHA-256 tree, note of the SM3 tree] or the first alone.

    A note is three lines, or three lines, an empty line and signature lines."""
    notes = []
    for block in text[:-1].split('\n\n'):
        if block.startswith('\u2014') and notes and '\n\n' not in notes[-1]:
            notes[-1] += '\n' + block + '\n'
        else:
            notes.append(block + '\n')
    ask(text.endswith('\n') and len(notes) <= 2, 'record')
    return notes


def check_note(note, origin, tree):
    """Origin, size, root, and the form of the signature lines; without a trust list."""
    text, lines = split_note(note)
    ask(len(note.encode()) <= 64 << 10, 'record')
    ask(decode_checkpoint(text) == (origin, tree.size, tree.root()), 'record')
    try:
        if '\n\n' in note:
            decode_signatures(lines)
    except Rejected:
        raise Rejected('record') from None


def judge_export(data, policy, require_sm3, earlier):
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Rejected('record') from None
    ask(not CONTROLS.search(text), 'record')
    events, gap, notes = text.partition('\n\n')
    origin, *lines = events.split('\n')[1:] or ['']
    ask(gap and is_origin(origin) and lines, 'record')
    check = Check(origin)
    for line in lines:
        check.add(decode_event(line))
    check.finish()
    if earlier is not None:
        check_prefix(lines, check.origins, earlier)
    origin = check.origin
    notes = dict(zip(HASHES, decode_notes(notes)))
    for alg, note in notes.items():
        check_note(note, name_of_tree(origin, alg), check.trees[alg])
    return judge_notes(notes, origin, policy, require_sm3)


def decode_earlier(data):
    """A checkpoint from elsewhere: a signed note, of which only the text counts, or the text."""
    try:
        checkpoint = decode_checkpoint(split_note(data.decode())[0])
    except UnicodeDecodeError:
        checkpoint = None
    if checkpoint is None or checkpoint[1] == 0:
        raise Misuse('checkpoint')
    return checkpoint


def check_prefix(lines, origins, earlier):
    """The record must begin with the tree of the earlier checkpoint; one of an origin that has
    ended covers at most the entries before its end."""
    origin, size, root = earlier
    ends = [first for first, _ in origins[1:]] + [len(lines)]
    ask(any(origin in (log, log + '/sm3') and size <= end
            for (_, log), end in zip(origins, ends)), 'record')
    tree = Tree('sm3' if origin.endswith('/sm3') else 'sha256')
    for record in map(decode_event, lines[:size]):
        tree.add(leaf(tree.alg, record['header'], record['commit'][tree.alg]))
    ask(tree.root() == root, 'record')


def name_of_tree(origin, alg):
    return origin + ('/sm3' if alg == 'sm3' else '')


def judge_notes(notes, origin, policy, require_sm3):
    times = {}
    if policy is not None:
        times = judge_note(notes['sha256'], origin, policy)
    ask('sm3' in notes or not require_sm3, 'sm3 missing')
    if policy is None:
        return Verdict('whole')
    if require_sm3 or ('sm3' in notes and policy.names(origin + '/sm3')):
        times = earliest(times, judge_note(notes['sm3'], origin + '/sm3', policy))
    if policy.quorum == 'none':
        return Verdict('signed')
    second = policy.witnessed_time(times)
    return Verdict('logged' if second is None else 'witnessed', second)


def judge_note(note, origin, policy):
    ask(policy.names(origin), 'unknown log')
    return step8_signatures(note, origin, policy)


# ---- 15 and 16. Erasure, and the check of a whole record ---------------------------------------


def opens_log(header):
    return (header['type'], header['stream']) == ('log_opened', ZEROS)


def next_origin(origin):
    """The same name, the next serial."""
    name, serial = origin.rsplit('/', 1)
    return '%s/%d' % (name, int(serial) + 1)


class Check:
    """Judges one event after the other."""

    def __init__(self, origin):
        self.origin = origin
        self.origins = [(0, origin)]  # the seq from which each is in force
        self.trees = {alg: Tree(alg) for alg in HASHES}
        self.at = None
        self.streams = {}  # stream: number of its events
        self.salts, self.commands = set(), set()
        self.open = None  # (by, command, of, next i)
        self.erased = 0  # how many events without a body stand directly before, none open
        self.unnamed = {}  # seq of an event without a body: its stream

    def add(self, record):
        header = record['header']
        begins = header['seq'] > 0 and opens_log(header)
        self.check_header(header, next_origin(self.origin) if begins else self.origin)
        if begins:
            ask('body' in record, 'record')
            self.begin_origin(header, record['body']['data'])
        if 'body' in record:
            self.check_body(header, record['body'], record['salt'])
        else:
            self.fill_place(header)
        for alg, tree in self.trees.items():
            tree.add(leaf(alg, header, record['commit'][alg]))

    def begin_origin(self, header, data):
        """Section 8, opened again: the last checkpoint under the origin that ends here."""
        text = data.get('earlier') if isinstance(data, dict) else None
        ask(isinstance(text, str) and len(text.encode()) <= 64 << 10 and text.endswith('\n')
            and not CONTROLS.search(text), 'record')
        earlier, tree = decode_checkpoint(split_note(text)[0]), self.trees['sha256']
        ask(earlier and earlier[0] == self.origin and earlier[1] >= tree.size, 'record')
        ask(earlier[1] > tree.size or earlier[2] == tree.root(), 'record')
        self.origin = header['origin']
        self.origins.append((header['seq'], self.origin))

    def check_header(self, header, origin):
        seq, stream = header['seq'], header['stream']
        ask(header['origin'] == origin and seq == self.trees['sha256'].size, 'record')
        ask(self.at is None or header['at'] >= self.at, 'record')
        ask(header['n'] == self.streams.get(stream, 0), 'record')
        ask(seq > 0 or opens_log(header), 'record')
        self.at = header['at']
        self.streams[stream] = header['n'] + 1

    def check_body(self, header, body, salt):
        ask(salt not in self.salts, 'record')
        self.salts.add(salt)
        self.continue_command(body)
        if header['type'] == 'erasure_ordered':
            self.order_erasure(header['stream'], body['data'])

    def order_erasure(self, stream, data):
        seqs = data.get('seqs') if isinstance(data, dict) else None
        for seq in seqs if isinstance(seqs, list) else []:
            if is_whole(seq, 0) and self.unnamed.get(seq) == stream:
                del self.unnamed[seq]

    def continue_command(self, body):
        """All events of a command stand together, numbered without a gap."""
        mine = (body['by'], body['command'], body['of'])
        if self.open:
            ask(self.open == (*mine, body['i']), 'record')
        else:
            ask(mine[:2] not in self.commands and body['i'] <= self.erased, 'record')
            self.commands.add(mine[:2])
        self.stand_at(mine, body['i'] + 1)

    def stand_at(self, command, place):
        self.open = (*command, place) if place < command[2] else None
        self.erased = 0

    def fill_place(self, header):
        """An event without a body: which command it belonged to cannot be seen."""
        self.unnamed[header['seq']] = header['stream']
        if self.open:
            self.stand_at(self.open[:3], self.open[3] + 1)
        else:
            self.erased += 1

    def finish(self):
        ask(self.open is None and not self.unnamed, 'record')


# ---- The command line --------------------------------------------------------------------------


def judge(data, policy=None, revoked=None, folder=None, require_sm3=False, checkpoint=None):
    """The verdict on a file of any kind; raises Rejected or Misuse."""
    trust = None if policy is None else Policy(policy)
    if data.startswith(EXPORT):
        if revoked is not None or folder is not None:
            raise Misuse('an export has neither --revoked nor --files')
        earlier = None if checkpoint is None else decode_earlier(checkpoint)
        return judge_export(data, trust, require_sm3, earlier)
    if trust is None or checkpoint is not None:
        raise Misuse('this file needs --trust, and has no --checkpoint')
    return judge_file(data, trust, revoked, folder, require_sm3)


def read(path):
    if path is None:
        return None
    with open(path, 'rb') as stream:
        return stream.read()


def main():
    parser = argparse.ArgumentParser(description='verifies a file of the record')
    parser.add_argument('file')
    parser.add_argument('--trust', metavar='POLICY')
    parser.add_argument('--revoked', metavar='LIST')
    parser.add_argument('--files', metavar='DIR')
    parser.add_argument('--require-sm3', action='store_true')
    parser.add_argument('--checkpoint', metavar='FILE')
    words = parser.parse_args()
    try:
        verdict = judge(read(words.file), read(words.trust), read(words.revoked), words.files,
                        words.require_sm3, read(words.checkpoint))
    except Rejected as rejected:
        print('rejected:', rejected)
        return 5
    except Misuse as misuse:
        print('misuse:', misuse, file=sys.stderr)
        return 2
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    print(verdict.word)
    if verdict.proven_at is not None:
        print('proven at', verdict.proven_at)
    return 75 if verdict.word == 'logged' else 0


if __name__ == '__main__':
    sys.exit(main())
