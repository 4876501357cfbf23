"""forge - makes files of the record that nobody issued: any content, rehashed and signed again.

A change that every hash notices proves little.  With the test keys of the vectors a change goes
through to the rule that it breaks.
"""

import base64
import hashlib
import json

import primitives as p
import record as form
import verify


def raw_json(value):
    """The canonical spelling, also of values that have none."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':'))


def base64_of(data):
    return base64.b64encode(data).decode()


# ---- signing -----------------------------------------------------------------------------------


def ed25519_sign(seed, key, message):
    """RFC 8032 section 5.1.6."""
    h = hashlib.sha512(seed).digest()
    a = int.from_bytes(h[:32], 'little') & (1 << 254) - 8 | 1 << 254
    r = int.from_bytes(hashlib.sha512(h[32:] + message).digest(), 'little') % p.ED_L
    point = p.ed_encode(p.multiply(p.ed_add, p.ED_ZERO, r, p.ED_BASE))
    k = int.from_bytes(hashlib.sha512(point + key + message).digest(), 'little') % p.ED_L
    return point + ((r + k * a) % p.ED_L).to_bytes(32, 'little')


def sm2_sign(secret, key, message):
    """GB/T 32918.2 section 6.1, with a k that is the same each time: for tests only."""
    d = int.from_bytes(secret, 'big')
    k = int.from_bytes(hashlib.sha512(secret + message).digest(), 'big') % p.SM_N
    e = int.from_bytes(p.sm3(p.sm2_z(key) + message), 'big')
    r = (e + sm2_x(k)) % p.SM_N
    s = pow(1 + d, -1, p.SM_N) * (k - r * d) % p.SM_N
    return r.to_bytes(32, 'big') + s.to_bytes(32, 'big')


def sm2_x(k):
    x, _, z = p.multiply(p.sm_add, p.SM_ZERO, k, (p.SM_GX, p.SM_GY, 1))
    return x * pow(z, -2, p.SM_P) % p.SM_P


class Signer:
    """A line of keys.txt: name, secret, verifier key text."""

    def __init__(self, name, secret, text):
        self.name, self.secret, self.text = name, bytes.fromhex(secret), text
        self.witness = name.startswith('w')
        self.key = form.Key(text, 'witness' if self.witness else 'log')
        self.made = {}

    def line(self, text, second=0):
        """The signature line over a text; it is made once for each text."""
        if (text, second) not in self.made:
            self.made[text, second] = self.make_line(text, second)
        return self.made[text, second]

    def make_line(self, text, second):
        sign = sm2_sign if self.key.check == p.sm2_holds else ed25519_sign
        if self.witness:
            signed = 'cosignature/v1\ntime %d\n%s' % (second, text)
            signature = second.to_bytes(8, 'big') + sign(self.secret, self.key.public, signed.encode())
        else:
            signature = sign(self.secret, self.key.public, text.encode())
        return '\u2014 %s %s\n' % (self.key.name, base64_of(self.key.id + signature))


def read_signers(path):
    with open(path, encoding='utf-8') as lines:
        words = [line.split() for line in lines if not line.startswith('#')]
    return {w[0]: Signer(*w) for w in words if len(w) == 3}


# ---- files -------------------------------------------------------------------------------------


def path_of(index, size):
    """As many hashes as a proof of inclusion needs; their content is free."""
    for length in range(64):
        proof = [hashlib.sha256(b'%d' % i).digest() for i in range(length)]
        if form.root_of_proof('sha256', index, size, bytes(32), proof) is not None:
            return proof
    return []


def checkpoint(origin, size, root):
    return '%s\n%d\n%s\n' % (origin, size, base64_of(root))


class Forge:
    """Makes files with the keys of the vectors."""

    def __init__(self, signers):
        self.signers = signers

    def note(self, text, alg, seconds):
        """Signed by the log of the tree and by the witnesses: name to second."""
        lines = self.signers['log-sm2' if alg == 'sm3' else 'log'].line(text)
        lines += ''.join(self.signers[name].line(text, second)
                         for name, second in seconds.items())
        return text + '\n' + lines

    def proof(self, alg, record, seconds):
        """The proof section after its first line."""
        header = record.get('header')
        header = header if isinstance(header, dict) else {}
        seq = header['seq'] if form.is_whole(header.get('seq'), 0) else 0
        size = seq + 3
        proof = path_of(seq, size)
        hashed = lenient_leaf(alg, record)
        root = form.root_of_proof(alg, seq, size, hashed, proof) or bytes(32)
        text = checkpoint('%s%s' % (header.get('origin'), '/sm3' if alg == 'sm3' else ''), size,
                          root)
        return 'index %d\n%s\n%s' % (seq, ''.join(base64_of(h) + '\n' for h in proof),
                                     self.note(text, alg, seconds))

    def file(self, kind, record, seconds, sm3=None):
        """A receipt, certificate or list.  seconds, sm3: who cosigned each tree and when."""
        lines = None
        try:
            lines = verify.render(kind, record['header'], record['body']['data'])
        except (KeyError, TypeError, AttributeError):
            pass
        text = '%s\n\n%s\n\nc2sp.org/tlog-proof@v1\n%s' % (
            lines or kind + '\nx', raw_json(record), self.proof('sha256', record, seconds))
        if sm3 is not None:
            text += '\nfrj-tlog-proof-sm3-v1\n' + self.proof('sm3', record, sm3)
        return text.encode(errors='surrogatepass')

    def export(self, origin, records, seconds, sm3=None, now=None):
        """An export; records without `salt` have both commitments.  `now`: the newest origin."""
        text = 'frj-ledger-v1\n%s\n%s\n' % (origin, ''.join(raw_json(r) + '\n' for r in records))
        notes = []
        for alg, cosigned in ('sha256', seconds), ('sm3', sm3):
            if cosigned is not None:
                tree = form.Tree(alg)
                for record in records:
                    tree.add(lenient_leaf(alg, record))
                notes.append(self.note(checkpoint(verify.name_of_tree(now or origin, alg), tree.size,
                                                  tree.root()), alg, cosigned))
        return (text + '\n'.join(notes)).encode(errors='surrogatepass')


def lenient_leaf(alg, record):
    """The leaf, also of a record that has no right one."""
    hash_of = form.HASHES[alg]
    try:
        if 'commit' in record:
            kept = record['commit'][alg]
        else:
            kept = hash_of(b'frj-body-v1\n' + bytes.fromhex(record['salt'])
                           + raw_json(record['body']).encode()).hex()
        header = dict(record['header'], commit=kept)
        return hash_of(b'\0frj-entry-v1\n' + raw_json(header).encode() + b'\n')
    except (KeyError, TypeError, ValueError):
        return bytes(32)
