"""ledgers - whole records that keep or break the rules of sections 8, 15 and 16.

Each is made event by event, with right numbers, commitments and roots unless a case says otherwise:
what is left for a verifier to find is the rule itself.
"""

import base64
import hashlib

import record as form
from edges import ORIGIN, deep


def digits(text, length=32):
    """Hex digits that a short text stands for."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


class Ledger:
    """Events that are added one after the other."""

    def __init__(self, opened=True):
        self.records, self.counts, self.origin = [], {}, ORIGIN
        if opened:
            self.add('open', type='log_opened', stream='0')

    def add(self, command='c', i=0, of=1, type='filing_reviewed', stream='a', by='p', data=None,
            salt=None, erased=False, **header):
        seq = len(self.records)
        where = form.ZEROS if stream == '0' else digits(stream)
        filled = {'at': seq, 'n': self.counts.get(where, 0), 'origin': self.origin, 'seq': seq,
                  'stream': where, 'type': type, 'v': 1}
        self.counts[where] = filled['n'] + 1
        body = {'by': digits(by), 'command': digits(command), 'data': {} if data is None else data,
                'for': digits('unit'), 'i': i, 'of': of}
        record = {'body': body, 'header': dict(filled, **header),
                  'salt': salt or digits('salt %d' % seq, 64)}
        if erased:
            record = {'commit': {alg: form.commit(alg, record['salt'], body)
                                 for alg in form.HASHES}, 'header': record['header']}
        self.records.append(record)
        return self

    def reopen(self, more=0, origin='yinghe.example/frj/2', earlier=None, flip=0, end='', **words):
        """The next origin, naming a checkpoint of `more` entries than there are."""
        tree = form.Tree('sha256')
        for one in self.records:
            tree.add(form.leaf('sha256', one['header'],
                               form.commit('sha256', one['salt'], one['body'])))
        root = bytes([tree.root()[0] ^ flip]) + tree.root()[1:]
        text = '%s\n%d\n%s\n%s' % (earlier or self.origin, tree.size + more,
                                   base64.b64encode(root).decode(), end)
        self.origin = origin
        return self.add(**dict({'command': 'reopen', 'type': 'log_opened', 'stream': '0',
                                'data': {'earlier': text}}, **words))

    def gone(self, *words, **more):
        return self.add(*words, erased=True, **more)

    def order(self, seqs, stream='a', command='order', **more):
        return self.add(command, type='erasure_ordered', stream=stream, data={'seqs': seqs}, **more)


def opened():
    yield Ledger()
    yield Ledger(False).add()
    yield Ledger(False).add(type='log_opened')
    yield Ledger(False).add(type='log_closed', stream='0')
    yield Ledger(False).gone(type='log_opened').order([0])
    yield Ledger(False).gone(type='log_opened', stream='0').order([0], '0')
    yield Ledger().add(type='log_opened', stream='0')
    yield Ledger(False).add('c', 0, 2, 'log_opened', '0').add('c', 1, 2)


def reopened():
    yield Ledger().add().reopen().add('d')
    yield Ledger().add().reopen(3).add('d')
    yield Ledger().add().reopen(3, flip=1)
    yield Ledger().add().reopen(flip=1)
    yield Ledger().add().reopen(-1)
    yield Ledger().add().reopen(end='\n\u2014 x AAAAAAAA\n')
    yield Ledger().add().reopen(end='\nx\n')
    yield Ledger().add().reopen(end='\n')
    yield Ledger().add().reopen(end='\tx\n')
    yield Ledger().add().reopen(end='x')
    yield Ledger().add().reopen(origin='yinghe.example/frj/3')
    yield Ledger().add().reopen(origin='other.example/frj/2')
    yield Ledger().add().reopen(origin=ORIGIN)
    yield Ledger().add().reopen(earlier='yinghe.example/frj/2')
    yield Ledger().add().reopen(earlier=ORIGIN + '/sm3')
    yield Ledger().add().reopen(stream='a')
    yield Ledger().add().reopen(type='log_closed')
    yield Ledger().add().reopen(erased=True).order([2], '0')
    for data in None, [], {'earlier': 1}, {'earlier': ''}, {'earlier': 'x\n2\n'}:
        yield Ledger().add().reopen(data=data)
    yield Ledger().add().reopen().add('d', origin=ORIGIN)
    yield Ledger().add().reopen().reopen(origin='yinghe.example/frj/3', command='again').add('d')
    yield Ledger().add().reopen(v=2)


def commands():
    """Rows of command, i, of; a sign for the events without a body, all of which are ordered."""
    for rows in ('c03 c13 c23', 'c03 c13', 'c12', 'c03 c23', 'c02 c02', 'c02 c13', 'c02 d01 c12',
                 'c01 c01', 'c01 d01 c01', 'c01 c12', 'c03 c13- c23', 'c03- c13 c23',
                 'c03 c13 c23-', 'c03- c13- c23', 'c03- c13- c23-', 'c03 c13- c23-',
                 'c04 c14- c24- c34', 'c03- c13', 'c03- c23', 'x09- x19- c13 c23',
                 'c03 x09- c13', 'c01- d12', 'c01- d01 f12', 'c02 c12- f12', 'c02 c12- x01- f12',
                 'c01 c02- c12', 'c02- c12 c01', 'c01- c13', 'c02 c12- c12'):
        ledger = Ledger()
        for row in rows.split():
            ledger.add(row[0], int(row[1]), int(row[2]), erased=row.endswith('-'))
        gone = [r['header']['seq'] for r in ledger.records if 'commit' in r]
        yield ledger.order(gone) if gone else ledger
    yield Ledger().add('c').add('c', by='q')
    yield Ledger().add('c', 0, 2).add('c', 1, 2, by='q')


def orders():
    for seqs in ([], [1, 2], [1, 9], [1, 1], [2, 1], ['1'], ['x', 1], [-1, 1], [True], [[1], 1], {},
                 1, '1'):
        yield Ledger().gone().order(seqs)
        yield Ledger().add('b').add('d').order(seqs)
    yield Ledger().gone()
    yield Ledger().gone().order([1], 'b')
    yield Ledger().order([2], command='first').gone()
    yield Ledger().order([2], command='first').gone().order([])
    yield Ledger().gone('b').gone('d', stream='b').order([1, 2])
    yield Ledger().gone('b').gone('d', stream='b').order([1]).order([2], 'b', 'other')
    yield Ledger().gone().order([1]).order([1], command='again')
    yield Ledger().gone().order([1], erased=True).order([2], command='again')
    yield Ledger().gone().order([1], erased=True).order([1, 2], command='again')
    yield Ledger().gone().order([1], v=2)
    yield Ledger().gone('c', 0, 2).add('c', 1, 2, 'erasure_ordered', data={'seqs': [1]})
    for data in [1], {}, {'seqs': [1], 'x': 1}:
        yield Ledger().add(type='erasure_ordered', data=data)


def headers():
    yield Ledger().add('c').add('d', salt=digits('salt 1', 64))
    yield Ledger().add('c', at=5).add('d', at=4)
    yield Ledger().add('c', at=5).add('d', at=5)
    yield Ledger(False).add(type='log_opened', stream='0', at=-5).add('d', at=-5)
    yield Ledger(False).add(type='log_opened', stream='0', at=1 - 2**53)
    yield Ledger(False).add(type='log_opened', stream='0', at=5).add('d', at=-5)
    yield Ledger().add('c', n=1)
    yield Ledger().add('c', seq=2)
    yield Ledger().add('c', origin='x/frj/1')
    yield Ledger().add('c', at=5).gone('d', at=4).order([2], at=9)
    yield Ledger().gone('c', n=1).order([1])


def lines():
    for change in ({'commit': {}}, {'commit': {'sha256': '0' * 64, 'sm3': '0' * 64}}, {'x': 1}):
        ledger = Ledger().add('c')
        ledger.records[1].update(change)
        yield ledger
    for kept in ({'sha256': '0' * 63}, {'md5': '0' * 64}, {'sm3': 'A' * 64}):
        ledger = Ledger().gone().order([1])
        ledger.records[1]['commit'].update(kept)
        yield ledger
    ledger = Ledger().gone().order([1])
    del ledger.records[1]['commit']['sm3']
    yield ledger
    yield Ledger().add('c', commit='0' * 64)
    for data in (1, 'x', [1], True, deep(13), deep(14), {'clock': 'story'}):
        yield Ledger().add('c', data=data)


def all_ledgers(make):
    """(name, export)"""
    for rules in opened, reopened, commands, orders, headers, lines:
        for number, ledger in enumerate(rules()):
            yield '%s %d' % (rules.__name__, number), make.export(
                ORIGIN, ledger.records, {}, now=ledger.origin)
