"""edges - the cases that a rule of docs/LEDGER.md decides by one byte, one second or one place.

Each function gives cases (name, file, keywords of verify.judge).  compare.py asks both programs.
Files are those of the vectors, or forged: signed with the test keys.
"""

import copy
import os

import forge
import primitives
import record as form
import verify

ORIGIN = 'yinghe.example/frj/1'
WITNESSED = 1795424448
SECONDS = {'w1': WITNESSED - 7, 'w2': WITNESSED}
UNKNOWN = '\u2014 %s AAAAAAA=\n'  # a signature line of a key that no list knows


def put(record, path, value):
    """A copy of the record with one value set; the path has dots."""
    record = copy.deepcopy(record)
    holder = record
    *steps, last = path.split('.')
    for step in steps:
        holder = holder[step]
    holder[last] = value
    return record


def deep(levels):
    value = 1
    for _ in range(levels):
        value = [value]
    return value


class Edges:
    """Holds the vectors and gives the cases; `folder` is an empty folder for attachments."""

    def __init__(self, load, make, folder):
        self.load, self.make, self.folder = load, make, folder
        self.plain, self.both = load('policy.txt'), load('policy-sm.txt')
        self.text = load('receipt-witnessed.frj-receipt').decode()
        self.both_text = load('receipt-both-trees.frj-receipt').decode()
        self.receipt = self.record('receipt-witnessed.frj-receipt')
        self.certificate = self.record('certificate.frj-cert')
        self.list = self.record('list.frj-revocations')

    def record(self, name):
        return form.decode_json(self.load(name).decode().split('\n\n')[1])

    def all(self):
        yield from self.lines()
        yield from self.notes()
        yield from self.sections()
        yield from self.checkpoints()
        yield from self.headers()
        yield from self.bodies()
        yield from self.witnesses()
        yield from self.signatures()
        yield from self.issued()
        yield from self.attached()
        yield from self.revoked()
        yield from self.export_notes()
        yield from self.export_lists()
        yield from self.trust_lists()
        yield from self.earlier()
        yield from self.usage()

    def changed(self, name, *changes, text=None, **words):
        """A vector with pieces of text replaced, (old, new) pairs."""
        text = self.text if text is None else text
        for old, new in changes:
            text = text.replace(old, new)
        return name, text.encode(), dict({'policy': self.plain}, **words)

    # ---- steps 1 and 2 -------------------------------------------------------------------------

    def lines(self):
        size = len(self.text.encode())
        for data in ('', 'frj-receipt-v1', 'frj-receipt-v1\n', 'x', 'x\1\n', 'frj-ledger-v1',
                     'frj-ledger-v1\n', 'frj-ledger-v1\r\n', '\ufeff' + self.text,
                     self.text + '\0', self.text.replace('\n', '\r\n'),
                     self.text + 'x' * ((2 << 20) - size),
                     self.text + 'x' * ((2 << 20) + 1 - size)):
            yield self.changed('text %r' % data[:15], text=data)
        for tail in b'\xff', b'\xed\xa0\x80', b'\xc0\x80', b'\xf5\x80\x80\x80', b'\xf4\x90\x80\x80':
            yield 'bytes %r' % tail, self.text.encode() + tail, {'policy': self.plain}
        yield 'utf-8 before controls', b'frj-receipt-v1\n\1\xff', {'policy': self.plain}
        for char in '\x7f\x85\t\x1f':
            yield self.changed('text with %r' % char, ('防容纠', '防%s容纠' % char))

    def sections(self):
        blank = ('{"body"', '{ "body"')
        other = ('c2sp.org', 'c3sp.org')
        for changes in (
                (blank, other), (other,), (other, ('"v":1', '"v":0')), (('\n\n{', '\n{'),),
                (blank, ('\n\nyinghe', '\nyinghe')), (('\n\nyinghe', '\nyinghe'),),
                (('\n\nc2sp', '\n\n\nc2sp'),), (('\n\nyinghe', '\n\n\nyinghe'),),
                (('\n\n{', '\n\n\n{'),), (('=\n\n\u2014', '=\n\n\n\u2014'),),
                (('\n\nc2sp', '\nc2sp'),), (('{"body"', 'x\n{"body"'),),
                (('\n\nc2sp', '\nx\n\nc2sp'),), (('\n\nc2sp', '\nx\n\nc3sp'),),
                (('frj-receipt-v1\n', 'frj-receipt-v1\n\n'),), (('index 2\n', ''),),
                (('index 2', 'extra AAAA\nindex 2'),), (('index 2', 'Index 2'),),
                (('index 2', 'index 2\n\nfrj-tlog-proof-sm3-v1\nindex 2'),),
                (('Nph7wORz', 'Nph7w*Rz'),), (('GuJXE=', 'GuJXF='),), (('GuJXE=', 'GuJXE'),)):
            yield self.changed('sections %r' % (changes,), *changes)
        for index in ('02', '3', ' 2', '2 ', '', '+2', '99999999999999999999', '2x'):
            yield self.changed('index %r' % index, ('index 2\n', 'index %s\n' % index))
        before, after = self.text.split('\n\nc2sp')
        for text in (before, before + '\n', before + '\n\n', before.replace(*blank) + '\n\n',
                     before.split('{')[0] + 'c2sp' + after, before.split('{')[0] + '\nc2sp' + after):
            yield self.changed('cut to %d' % len(text), text=text)
        yield from self.sm3_sections(blank)

    def sm3_sections(self, blank):
        mark = '\nfrj-tlog-proof-sm3-v1\n'
        second = self.both_text.split(mark)[1]
        for text in (self.text + mark, self.text + mark[:-1], self.both_text + mark + second):
            yield self.changed('sm3 %d' % len(text), text=text, policy=self.both)
        for changes in (
                (('\n\nfrj-tlog', '\nfrj-tlog'),), (('\n\nfrj-tlog', '\n\n\nfrj-tlog'),),
                (('sm3-v1\nindex', 'sm3-v2\nindex'),), (('sm3-v1\nindex 2', 'sm3-v1\nindex 3'),),
                (('sm3-v1\nindex', 'sm3-v1\nc2sp.org/tlog-proof@v1\nindex'),),
                (('\n\nyinghe.example/frj/1/sm3', '\nyinghe.example/frj/1/sm3'),),
                (('\n\nyinghe.example/frj/1/sm3', '\nyinghe.example/frj/1/sm3'), blank),
                (('c2sp.org/tlog-proof@v1', 'frj-tlog-proof-sm3-v1'),),
                (('"salt":"7', '"salt":"8'), ('sm3-v1\nindex 2', 'sm3-v1\nindex 3'))):
            yield self.changed('sm3 %r' % (changes,), *changes, text=self.both_text,
                               policy=self.both)
        for words in {}, {'policy': self.both}, {'require_sm3': True}:
            yield self.changed('sm3 %r' % list(words), text=self.both_text, **words)
            yield self.changed('no sm3 %r' % list(words), **words)

    # ---- steps 7 and 8 -------------------------------------------------------------------------

    def checkpoints(self):
        for size in ('011', '2', '3', '0', '9007199254740992', '9007199254740991', '9' * 30, '',
                     'x'):
            yield self.changed('size %r' % size, ('\n11\n', '\n%s\n' % size))
        other = ('=\n\nyinghe', '=\n\nyingho')
        for changes in ((('NM/6ByQ=', 'NM/6Bw=='),), (('NM/6ByQ=', 'NM/6ByR='),), (other,),
                        (other, ('\n11\n', '\nx\n')), (('ByQ=\n', 'ByQ=\nx\n'),),
                        (('\n11\n', '\n'),)):
            yield self.changed('checkpoint %r' % (changes,), *changes)
        head = self.text.split('\n\n\u2014')[0]
        for text in (head, head + '\n', head + '\n\n', head + '\nx\n\n',
                     head.split(ORIGIN + '\n11')[0]):
            yield self.changed('checkpoint of %d' % len(text), text=text)
        unknown = self.plain.replace(b'log ', b'#log ')
        yield self.changed('unknown log', policy=unknown)
        yield self.changed('unknown log, size', ('\n11\n', '\n2\n'), policy=unknown)
        yield self.changed('unknown log, note size', text=self.text + UNKNOWN % ('x' * 66000),
                           policy=unknown)

    def notes(self):
        for name in ('a\x7fb', 'a\x85b', 'a\xa0b', 'a\u2028b', 'a\u200bb', 'a\u3000b', 'a+b', '',
                     'a\x1cb', 'é', 'a\ufeff', 'a\u180eb', 'a b'):
            yield self.changed('key name %r' % name, text=self.text + UNKNOWN % name)
        for payload in ('AAAA', 'AAAAAA==', 'AAAAAAA=', 'AAAAAAB=', 'AAAAAAA', '', 'AAAAAAA= ',
                        'A AAAAAA='):
            yield self.changed('payload %r' % payload, text=self.text + '\u2014 x %s\n' % payload)
        for tail in (UNKNOWN % 'x' * 61, UNKNOWN % 'x' * 62, UNKNOWN % 'x' * 61 + 'bad\n', 'bad\n',
                     '- x AAAAAAA=\n', '\n', UNKNOWN[:-1] % 'x'):
            yield self.changed('tail of %d' % len(tail), text=self.text + tail)
        note = len((ORIGIN + self.text.split('=\n\n' + ORIGIN)[1] + UNKNOWN % '').encode())
        for size in 65536, 65537:
            text = self.text + UNKNOWN % ('x' * (size - note))
            yield self.changed('note of %d' % size, text=text)
            yield self.changed('note of %d, no LF' % size, text=text[:-1])

    def signatures(self):
        """Lines of known keys behind those of a good file."""
        signers = self.make.signers
        data = self.make.file('frj-receipt-v1', self.receipt, SECONDS).decode()
        text = ORIGIN + data.split('=\n\n' + ORIGIN)[1].split('\n\n')[0] + '\n'
        witness, log = signers['w1'].key, signers['log'].key
        bad = {name: signer.line(text + 'x', 5) for name, signer in signers.items()}
        for tail in (bad['log'], bad['log-sm2'], bad['w1'], bad['w3'], bad['w1-sm2'],
                     bad['w1'] + bad['log'], bad['log'] + bad['w1'], bad['w1'] + 'bad\n',
                     signers['log-sm2'].line(text), signers['log'].line(text),
                     signers['w2'].line(text, 5), signers['w2'].line(text, WITNESSED + 50)):
            yield 'signed %s' % tail[:60], (data + tail).encode(), {'policy': self.both}
        for length in 1, 8, 71, 73:
            tail = '\u2014 %s %s\n' % (witness.name,
                                       forge.base64_of(witness.id + bytes(length)))
            yield 'witness %d' % length, (data + tail).encode(), {'policy': self.both}
        tail = '\u2014 %s %s\n' % (log.name, forge.base64_of(witness.id + bytes(72)))
        yield 'id of another name', (data + tail).encode(), {'policy': self.both}
        unsigned = ''.join(line for line in data.splitlines(True)
                           if not line.startswith('\u2014 ' + ORIGIN))
        for tail in '', bad['w1'], signers['log-sm2'].line(text):
            yield 'no log %s' % tail[:60], (unsigned + tail).encode(), {'policy': self.both}

    def witnesses(self):
        """Who cosigned which tree, and when."""
        late = put(self.receipt, 'header.at', WITNESSED * 1000 + 60001)
        only = {'w1': WITNESSED}
        for name, record, seconds, sm3 in (
                ('in time', put(late, 'header.at', WITNESSED * 1000 + 60000), SECONDS, None),
                ('late', late, SECONDS, None), ('late, logged', late, only, None),
                ('late in both', late, SECONDS, {}), ('later', late, SECONDS, {'w3': WITNESSED + 9}),
                ('in time by sm3', late, only, {'w2': WITNESSED + 5}),
                ('on sm3 alone', self.receipt, only, {'w2': WITNESSED}),
                ('on both', self.receipt, {'w1': 1, 'w2': WITNESSED + 9}, {'w2': WITNESSED}),
                ('sm2 witness', self.receipt, dict(SECONDS, **{'w1-sm2': 5}), {'w1-sm2': 9}),
                ('2^63-1', self.receipt, {'w1': 2**63 - 1, 'w2': 2**63 - 1}, None),
                ('2^63', self.receipt, {'w1': 2**63, 'w2': 1}, None),
                ('0', put(self.receipt, 'header.at', 60000), {'w1': 0, 'w2': 0}, None),
                ('0, late', put(self.receipt, 'header.at', 60001), {'w1': 0, 'w2': 0}, None)):
            data = self.make.file('frj-receipt-v1', record, seconds, sm3)
            yield 'witnessed ' + name, data, {'policy': self.both}
            yield 'required ' + name, data, {'policy': self.both, 'require_sm3': True}
        for record, seconds in (late, SECONDS), (self.receipt, only):
            text = self.make.file('frj-receipt-v1', record, seconds, {}).decode()
            yield self.changed('time or sm3', ('sm3-v1\nindex 2', 'sm3-v1\nindex 3'), text=text,
                               policy=self.both)

    # ---- steps 3 and 4 -------------------------------------------------------------------------

    def forged(self, name, record, kind='frj-receipt-v1', **words):
        late = {'w1': 2**60, 'w2': 2**60}
        return name, self.make.file(kind, record, late), dict({'policy': self.both}, **words)

    def headers(self):
        for path, values in {
                'at': (-1, 0, 2**53 - 1, -62135625600000, -62135625600001, 253402271999999,
                       253402272000000),
                'seq': (2**53 - 1, 2**53 - 2, 2**53 - 4, 0), 'n': (2**53 - 1, 2**53 - 2, -1),
                'v': (0, 1, 2**31 - 1, 2**31, -1, '1'),
                'origin': ('x', 'x/frj/0', 'x/frj/01', 'x/frj/' + '9' * 15, 'x/frj/' + '9' * 16,
                           '-x/frj/1', 'x-/frj/1', 'a' * 63 + '/frj/1', 'a' * 64 + '/frj/1',
                           'X/frj/1', ORIGIN + '/sm3', 'a..b/frj/1', '/frj/1'),
                'type': ('certificate_issued', 'a' * 41, 'a_', '_a')}.items():
            for value in values:
                yield self.forged('%s %r' % (path, value),
                                  put(self.receipt, 'header.' + path, value))

    def bodies(self):
        fill = ['x' * 262000] * 3
        rest = 1047552 - len(forge.raw_json(put(
            self.receipt, 'body.data', {'a': fill + [''], 'title': 'x'})['body']))
        for data in (1, 'x', [], {}, {'title': ''}, {'title': 1}, {'title': 'a\tb'},
                     {'title': 'a\nb'}, {'title': '\u2028'}, {'title': 'x' * 262144},
                     {'title': 'x' * 262145}, {'title': '一' * 87382},
                     {'title': 'x', 'a': '\n' * 262144}, {'title': 'x', 'a': deep(13)},
                     {'title': 'x', 'a': deep(14)}, {'title': 'x', 'a': [1] * 10000},
                     {'title': 'x', 'a': [1] * 10001}, {'title': 'x', 'a' * 40: 1},
                     {'title': 'x', 'a' * 41: 1}, {'title': 'x', 'aA': 1},
                     dict({'k%d' % i: 1 for i in range(255)}, title='x'),
                     dict({'k%d' % i: 1 for i in range(256)}, title='x'),
                     {'a': fill + ['x' * rest], 'title': 'x'},
                     {'a': fill + ['x' * (rest + 1)], 'title': 'x'}):
            yield self.forged('data %.40r' % data, put(self.receipt, 'body.data', data))
        for i, of in (0, 64), (63, 64), (64, 64), (0, 65), (0, 0), (1, 1), (-1, 1):
            yield self.forged('%d of %d' % (i, of),
                              put(put(self.receipt, 'body.i', i), 'body.of', of))

    def issued(self):
        for key in 'clauses', 'holder', 'not_after':
            for value in ('', [], ['a'], ['a\nb'], [''], [1], ['a', 1], 'x；y', ['a；b'], 1, '\u2029'):
                yield self.forged('%s %r' % (key, value),
                                  put(self.certificate, 'body.data.' + key, value),
                                  'frj-certificate-v1')
        for value in ([], [4, 5], [5, 4], [5, 5], '5', ['5'], [-1, 5], {}, [2**53 - 1]):
            yield self.forged('revoked %r' % value, put(self.list, 'body.data.revoked', value),
                              'frj-revocations-v1')

    # ---- steps 12 and 13 -----------------------------------------------------------------------

    def attached(self):
        folder = self.folder
        os.mkdir(os.path.join(folder, 'sub'))
        for name in '会议纪要.pdf', '.h', ' x', 'a\\b', 'sub/x':
            with open(os.path.join(folder, name), 'wb') as stream:
                stream.write(b'abc')
        good = self.receipt['body']['data']['files'][0]
        digests = {alg: form.HASHES[alg](b'').hex() for alg in form.HASHES}
        changes = [{}, {'bytes': 4}, {'bytes': '3'}, {'bytes': -1}, {'bytes': True}, {'media': 1},
                   {'sha256': '0' * 64}, {'sm3': '0' * 64}, {'sha256': good['sha256'].upper()},
                   {'sha256': 1}, dict(digests, bytes=0), {'media': good}, {'extra': 1}]
        changes += [{'name': name} for name in (1, '', '.', '..', 'sub/x', 'sub', '.h', ' x', 'gone',
                                                'a\\b', 'a\nb', good)]
        for change in changes:
            file = dict(good, **change)
            for files in [file], [[{'a': file}], good]:
                yield self.forged('attached %r' % change,
                                  put(self.receipt, 'body.data.files', files), folder=folder)
        yield self.changed('no folder', folder=os.path.join(folder, 'none'))
        yield self.changed('folder is a file', folder=os.path.join(folder, '.h'))

    def revoked(self):
        only = {'w1': WITNESSED}
        lists = [self.load(name) for name in (
            'list.frj-revocations', 'receipt-witnessed.frj-receipt', 'ledger.frjl')]
        lists += [b'', lists[0][:-1], lists[0].replace(b'"seq":9', b'"seq":8')]
        for seq in 4, 5, 6:
            for revoked in [], [5]:
                record = put(put(self.list, 'header.seq', seq), 'body.data.revoked', revoked)
                lists.append(self.make.file('frj-revocations-v1', record, SECONDS))
                lists.append(self.make.file('frj-revocations-v1', record, only))
        other = self.make.file('frj-revocations-v1', self.list, SECONDS, {})
        for number, data in enumerate(lists + [other]):
            for name, seconds in ('witnessed', SECONDS), ('logged', only):
                file = self.make.file('frj-certificate-v1', self.certificate, seconds)
                yield 'list %d, %s' % (number, name), file, {'policy': self.both, 'revoked': data}
        for data in lists[0], other:
            yield self.changed('sm3 list', text=self.both_text, policy=self.both, revoked=data,
                               require_sm3=True)
        yield self.changed('file before list', text=self.text[:-1], revoked=b'')

    # ---- 14. Export ----------------------------------------------------------------------------

    def export_notes(self):
        text = self.load('ledger.frjl').decode()
        events, notes = text.split('\n\n', 1)
        first, signed, second, signed2 = [part + '\n' for part in notes[:-1].split('\n\n')]
        for number, blocks in enumerate((
                [], [first], [first, signed], [first, second], [first, signed, second],
                [first, second, signed2], [second], [second, first], [first, first],
                [first, signed, signed, second], [first, signed2], [first, signed, signed2],
                [first, signed, second, signed2, first], [signed], ['', first, signed],
                [first, '', signed], [first, ''], [first + 'x\n', signed], [first[:-1]])):
            data = (events + '\n\n' + '\n'.join(blocks)).encode()
            for name, policy in ('', None), (' trusted', self.plain), (' both', self.both):
                yield 'notes %d%s' % (number, name), data, {'policy': policy}
        base = events + '\n\n' + first + '\n' + signed
        room = 65536 - len((first + '\n' + signed + UNKNOWN % '').encode())
        for tail in (UNKNOWN % 'x', UNKNOWN % 'a\x7fb', UNKNOWN % 'a\x01b', UNKNOWN % 'a\u3000b',
                     '\u2014 x A\n', '\u2014 x AAAAAA==\n', '- x\n', UNKNOWN % 'x' * 60,
                     UNKNOWN % 'x' * 61, UNKNOWN % ('x' * room), UNKNOWN % ('x' * (room + 1)), 'x'):
            for policy in None, self.plain:
                yield 'signed %.20r %s' % (tail, policy is None), (base + tail).encode(), {
                    'policy': policy}
        empty = '\n%s\n0\n%s\n' % (ORIGIN, forge.base64_of(primitives.sha256(b'')))
        lines = text.split('\n')
        for head, rest in ((lines[:2], empty), (lines[:1] + lines[2:13], '\n' + notes),
                           (lines[:2], '\n' + notes)):
            yield 'head of %d' % len(head), ('\n'.join(head) + '\n' + rest).encode(), {}

    def export_lists(self):
        """What a trust list asks of an export."""
        text = self.load('ledger.frjl').decode()
        one = text.split('\n\n' + ORIGIN + '/sm3')[0] + '\n'
        none = self.plain.replace(b'quorum board', b'quorum none')
        bad = text.replace('4EAvNeVw5k', '4EAvNeVw5l')
        for policy in (None, self.plain, self.both, none, self.plain.replace(b'log ', b'#log ')):
            for data in text, one, one.split('\n\n\u2014')[0] + '\n', bad:
                for required in False, True:
                    yield 'export by a list', data.encode(), {
                        'policy': policy, 'require_sm3': required}
        records = [form.decode_json(line) for line in text.split('\n')[2:13]]
        for seconds, sm3 in (({'w1': 1}, None), ({'w1': 1}, {'w2': 9}), ({'w1': 0, 'w2': 0}, None),
                             ({}, {})):
            for policy in self.plain, self.both, none:
                yield 'export of witnesses', self.make.export(ORIGIN, records, seconds, sm3), {
                    'policy': policy}

    def earlier(self):
        """A checkpoint from elsewhere: the export must begin with its tree."""
        data = self.load('ledger.frjl')
        lines = data.decode().split('\n')[2:13]
        texts = [self.load('checkpoint.note'), self.load('checkpoint-sm3.note')]
        for alg in form.HASHES:
            tree = form.Tree(alg)
            for line in lines:
                record = verify.decode_event(line)
                tree.add(form.leaf(alg, record['header'], record['commit'][alg]))
                name = verify.name_of_tree(ORIGIN, alg)
                texts.append(forge.checkpoint(name, tree.size, tree.root()).encode())
        five = texts[6]
        for old, new in ((b'5', b'6'), (b'5', b'12'), (b'5', b'05'), (b'5', b'0'), (b'=', b''),
                         (b'frj/1', b'frj/2'), (b'frj/1', b'frj/1/sm3'), (b'frj/1', b'x')):
            texts.append(five.replace(b'\n' + old, b'\n' + new) if old == b'5'
                         else five.replace(old, new))
        texts += [b'', b'x', five[:-1], five + b'x\n', five + b'\n', five + b'\nx\n', b'\n' + five,
                  five + b'\n' + (UNKNOWN % 'x').encode(), five + b'\n\xff\n', five[:-2] + b'\n',
                  five + b'\n' + (UNKNOWN % 'x').encode() * 65, five + b'\n\xe2\x80\x94 x\n']
        for text in texts:
            yield 'earlier %.60r' % text, data, {'checkpoint': text}
        broken = data.replace(b'"n":0', b'"n":1', 1)
        yield 'earlier of a broken one', broken, {'checkpoint': b''}
        yield 'earlier, broken', broken, {'checkpoint': five}
        yield self.changed('receipt, earlier', checkpoint=five)
        yield 'earlier, trusted', data, {'checkpoint': five, 'policy': self.both}

    def usage(self):
        text = self.load('ledger.frjl').decode()
        yield self.changed('export, files', text=text, folder=self.folder)
        yield self.changed('export, list', text=text, revoked=self.load('list.frj-revocations'))
        yield self.changed('receipt without trust list', policy=None)

    # ---- 11. Trust lists -----------------------------------------------------------------------

    def trust_lists(self):
        for name, policy in trust_lists(self.plain.decode(), self.make.signers):
            data = policy if isinstance(policy, bytes) else policy.encode()
            yield self.changed('policy ' + name, policy=data)


def key_text(name, prefix, public):
    data = prefix + public
    key_id = primitives.sha256(name.encode() + b'\n' + data)[:4]
    return '%s+%s+%s' % (name, key_id.hex(), forge.base64_of(data))


def numbered(number, prefix=b'\4'):
    return key_text('x%d' % number, prefix, primitives.sha256(b'%d' % number))


def trust_lists(text, signers):
    """(name, trust list)"""
    log, w1, w2, w3, group, quorum = text.split('\n')[1:7]
    witnesses = '\n'.join((log, w1, w2, w3)) + '\n'
    for tail in ('quorum none', group, group + '\n' + quorum + '\n' + quorum, 'quorum w1',
                 'quorum w3', quorum + '\n' + group, 'group board 1 w1 none\n' + quorum,
                 'group board 1 w1 w1\n' + quorum, 'group board 1\n' + quorum,
                 'group a 1 w1\ngroup board 1 w1 w2\n' + quorum,
                 'group a any w1 w3\ngroup board all a w2\n' + quorum,
                 'group a any w3\ngroup board all a w2\n' + quorum, 'quorum board'):
        yield tail, witnesses + tail + '\n'
    for old, new in (
            ('\n', '\r\n'), (' ', '\t \t'), ('log', '  log'), ('\n', ' \t\n'), ('log ', 'Log '),
            ('quorum board', 'quorum board # x'), (log, log + ' https://x'), (log, log + ' a b'),
            (w1, w1 + ' https://x'), (w1, w1 + ' a b'), ('group board', 'group w1'),
            ('board', 'none'), (' w1 ', ' none '), ('2 w1', '2 board'), ('w1 w2 w3', 'w1 w2 w4'),
            ('quorum board', 'quorum bord'), ('quorum board', 'quorum board x'), ('board', 'any'),
            ('board', 'b' * 1000), ('board', 'b\xa0b'), ('e0402f35', 'E0402F35'),
            ('e0402f35', 'e0402f36'), ('+e0402f35', '+e0402f3'), ('PewY2\n', 'PewY3\n'),
            ('log yinghe', 'log +yinghe'), (log, '#' + log), (log, w1.replace('witness w1', 'log')),
            (w1, 'witness w1 ' + log[4:])):
        yield '%.30r to %.30r' % (old, new), text.replace(old, new)
    for count in ('0', '4', '3', '1', 'any', 'all', '02', '+2', '-1', 'x', 'ANY', '9' * 20):
        yield 'of ' + count, text.replace('board 2', 'board ' + count)
    for tail in ('  # x\n', '#\0\n', '#\x7f\n', '#\x85\n', '\v\n', 'logs x\n', log + '\n', w1 + '\n',
                 w1.replace(' w1 ', ' w9 ') + '\n'):
        yield 'tail %.20r' % tail, text + tail
    for data in ('', '\ufeff' + text, text[:-1], text.encode() + b'#\xff\x80\n',
                 text.encode().replace(b'board', b'b\xff')):
        yield '%.10r' % data, data
    for size in 262144, 262145:
        yield '%d bytes' % size, text + '#' * (size - len(text) - 1) + '\n'
    for count in 63, 64:
        yield '%d logs' % (count + 1), text + ''.join(
            'log %s\n' % numbered(i, b'\1') for i in range(count))
    for count in 124, 125:
        yield '%d witnesses and groups' % (count + 4), text + ''.join(
            'witness x%d %s\n' % (i, numbered(i)) for i in range(count))
    yield from key_lists(text, signers)


def key_lists(text, signers):
    ed, sm = signers['log'].key.public, signers['log-sm2'].key.public
    sm_log, sm_witness = b'\xfffrj-sm2-sm3-v1', b'\xfffrj-sm2-cosig-v1'
    for name, prefix, public in (
            ('x', b'\1', ed), ('x', b'\4', ed), ('x', b'\6', bytes(1312)), ('x', b'\1', ed[:31]),
            ('x', b'\1', ed + b'x'), ('', b'\1', bytes(32)), ('a\u3000b', b'\1', bytes(32)),
            ('é', b'\4', bytes(32)), ('x', sm_log, b'\4' + bytes(64)), ('x', sm_log, b'\2' + sm[1:]),
            ('x', sm_log, sm[:64]), ('x', sm_log, sm), ('x', sm_witness, sm),
            ('x', b'\1', b'\xff' * 32), ('x', b'\1', b'\2' + bytes(31)), ('x', b'\1', b''),
            ('x', b'\2', bytes(33)), ('x', b'\xffother', bytes(33)), ('x', b'', b''),
            (ORIGIN, sm_log, sm), ('y' * 1000, b'\1', bytes(32))):
        key = key_text(name, prefix, public)
        for line in 'log %s\n', 'witness w9 %s\n':
            yield '%s%.12r' % (line[:4], prefix + public), text + line % key
