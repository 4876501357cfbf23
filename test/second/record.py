"""record - sections 1 to 11 of docs/LEDGER.md: JSON, bodies, headers, trees, notes, trust lists.

Each part carries the number of its section.  verify.py, beside it, has sections 12 to 16.
"""

import base64
import functools
import json
import re

import primitives

HASHES = {'sha256': primitives.sha256, 'sm3': primitives.sm3}
ZEROS = '0' * 32
NUMBER_MAX = 2**53 - 1


class Rejected(Exception):
    """The file is refused; the first argument is the word of section 13."""


class Misuse(Exception):
    """Wrong usage or a malformed trust list."""


def ask(holds, word):
    if not holds:
        raise Rejected(word)


# ---- 1. Notation -------------------------------------------------------------------------------


def is_hex(value, length):
    return isinstance(value, str) and re.fullmatch('[0-9a-f]{%d}' % length, value) is not None


def is_whole(value, low, high=NUMBER_MAX):
    return type(value) is int and low <= value <= high


def decode_base64(text):
    """The bytes, or None: what does not come out the same when encoded again is refused."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def decode_number(text):
    """A decimal number of a text line, or None."""
    if not re.fullmatch('0|[1-9][0-9]{0,15}', text) or int(text) > NUMBER_MAX:
        return None
    return int(text)


# ---- 2. Canonical JSON -------------------------------------------------------------------------


def encode_string(value):
    if len(value.encode()) > 262144 or re.search('[\0-\x08\x0b-\x1f\x7f]', value):
        raise ValueError
    for raw, escaped in ('\\', '\\\\'), ('"', '\\"'), ('\n', '\\n'), ('\t', '\\t'):
        value = value.replace(raw, escaped)
    return '"' + value + '"'


def encode_object(value, depth):
    if len(value) > 256 or not all(re.fullmatch('[a-z][a-z0-9_]{0,39}', key) for key in value):
        raise ValueError
    return '{' + ','.join('"%s":%s' % (key, encode_json(value[key], depth - 1))
                          for key in sorted(value)) + '}'


def encode_array(value, depth):
    if len(value) > 10000:
        raise ValueError
    return '[' + ','.join(encode_json(element, depth - 1) for element in value) + ']'


def encode_json(value, depth=16):
    """The one spelling of a value of at most `depth` containers; ValueError if it has none."""
    if value is True or value is False:
        return 'true' if value else 'false'
    if is_whole(value, -NUMBER_MAX):
        return str(value)
    if isinstance(value, str):
        return encode_string(value)
    if depth > 0 and isinstance(value, dict):
        return encode_object(value, depth)
    if depth > 0 and isinstance(value, list):
        return encode_array(value, depth)
    raise ValueError


def decode_json(text):
    """Decodes, encodes again and compares.  None (which is no value here) when refused."""
    try:
        value = json.loads(text)
        same = len(text.encode()) <= 1 << 20 and encode_json(value) == text
    except (ValueError, RecursionError):
        return None
    return value if same else None


# ---- 3 to 5. Body, attachments, commitment -----------------------------------------------------


def is_body(body):
    """Exactly the six members of section 3, one level less deep than other JSON."""
    if not isinstance(body, dict) or set(body) != {'by', 'command', 'data', 'for', 'i', 'of'}:
        return False
    try:
        size = len(encode_json(body, 15).encode())
    except ValueError:
        return False
    return (size <= 1047552 and all(is_hex(body[key], 32) for key in ('by', 'command', 'for'))
            and is_whole(body['of'], 1, 64) and is_whole(body['i'], 0, body['of'] - 1))


def commit(alg, salt, body):
    text = encode_json(body).encode()
    return HASHES[alg](b'frj-body-v1\n' + bytes.fromhex(salt) + text).hex()


def attachments(value):
    """All attached files that a value of `data` holds, at any depth."""
    if isinstance(value, dict) and set(value) == {'bytes', 'media', 'name', 'sha256', 'sm3'}:
        yield value
    if isinstance(value, (dict, list)):
        for member in value.values() if isinstance(value, dict) else value:
            yield from attachments(member)


# ---- 6 and 7. Header, entry, leaf --------------------------------------------------------------


def is_header(header):
    """The seven members without `commit`."""
    if not isinstance(header, dict):
        return False
    if set(header) != {'at', 'n', 'origin', 'seq', 'stream', 'type', 'v'}:
        return False
    name = header['type']
    return (is_whole(header['at'], -NUMBER_MAX) and is_whole(header['n'], 0)
            and is_origin(header['origin']) and is_whole(header['seq'], 0, NUMBER_MAX - 1)
            and is_hex(header['stream'], 32) and is_whole(header['v'], 1, 2**31 - 1)
            and isinstance(name, str) and len(name) <= 40
            and re.fullmatch('[a-z]+(_[a-z]+)*', name) is not None)


def leaf(alg, header, commitment):
    entry = 'frj-entry-v1\n' + encode_json(dict(header, commit=commitment)) + '\n'
    return HASHES[alg](b'\0' + entry.encode())


# ---- 8. Tree -----------------------------------------------------------------------------------


class Tree:
    """The roots of the perfect subtrees of what was added, the largest first."""

    def __init__(self, alg):
        self.alg, self.hash = alg, HASHES[alg]
        self.size = 0
        self.peaks = []

    def add(self, hashed):
        self.peaks.append(hashed)
        self.size += 1
        bit = 1
        while self.size & bit == 0:
            right = self.peaks.pop()
            self.peaks.append(self.hash(b'\1' + self.peaks.pop() + right))
            bit <<= 1

    def root(self):
        if not self.peaks:
            return self.hash(b'')
        return functools.reduce(lambda right, left: self.hash(b'\1' + left + right),
                                reversed(self.peaks))


def root_of_proof(alg, index, size, hashed, proof):
    """RFC 9162 section 2.1.3.2: the root that this proof of inclusion leads to, or None."""
    fn, sn = index, size - 1
    for p in proof:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            hashed = HASHES[alg](b'\1' + p + hashed)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            hashed = HASHES[alg](b'\1' + hashed + p)
        fn, sn = fn >> 1, sn >> 1
    return hashed if sn == 0 else None


# ---- 9. Checkpoint -----------------------------------------------------------------------------


def is_origin(text, suffix=''):
    pattern = '[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?/frj/[1-9][0-9]{0,14}' + suffix
    return isinstance(text, str) and re.fullmatch(pattern, text) is not None


def decode_checkpoint(text):
    """(origin, size, root) of exactly three lines, or None."""
    lines = text.split('\n')
    if len(lines) != 4 or lines[3]:
        return None
    size, root = decode_number(lines[1]), decode_base64(lines[2])
    if size is None or root is None or len(root) != 32:
        return None
    return lines[0], size, root


# ---- 10. Signed notes and keys -----------------------------------------------------------------

SPACES = '\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'
CONTROLS = re.compile('[\0-\x09\x0b-\x1f\x7f]')  # LF alone is allowed
KEY_TYPES = {  # prefix: (use, length of the public key, check)
    b'\x01': ('log', 32, primitives.ed25519_holds),
    b'\x04': ('witness', 32, primitives.ed25519_holds),
    b'\xfffrj-sm2-sm3-v1': ('log', 65, primitives.sm2_holds),
    b'\xfffrj-sm2-cosig-v1': ('witness', 65, primitives.sm2_holds),
}


def is_key_name(text):
    return re.fullmatch('[^+%s]+' % SPACES, text) is not None


class Key:
    """A verifier key text: name+hex(key id)+base64(type || public key)."""

    def __init__(self, text, use):
        parts = text.split('+', 2)
        data = decode_base64(parts[2]) if len(parts) == 3 else None
        if data is None or not is_key_name(parts[0]) or not is_hex(parts[1], 8):
            raise Misuse('verifier key')
        self.name, self.id = parts[0], bytes.fromhex(parts[1])
        named = self.name.encode(errors='surrogateescape') + b'\n' + data
        if primitives.sha256(named)[:4] != self.id:
            raise Misuse('key id')
        for prefix, (of_use, length, check) in KEY_TYPES.items():
            if data.startswith(prefix) and len(data) == len(prefix) + length and use == of_use:
                self.public, self.check = data[len(prefix):], check
                break
        else:
            raise Misuse('key type')
        if check == primitives.sm2_holds and not primitives.sm2_on_curve(self.public):
            raise Misuse('no point of the curve')

    @functools.lru_cache(maxsize=None)
    def signed(self, text, signature):
        return self.check(self.public, text.encode(), signature)

    def cosigned_at(self, text, signature):
        """The second at which this witness signed the text, or None if it did not."""
        seconds = int.from_bytes(signature[:8], 'big')
        signed = 'cosignature/v1\ntime %d\n%s' % (seconds, text)
        if seconds >= 2**63 or not self.signed(signed, signature[8:]):
            return None
        return seconds


def split_note(note):
    """(text, what follows it) at the last empty line; the second is '' where there is none."""
    text, gap, signatures = note.rpartition('\n\n')
    return (text + '\n', signatures) if gap else (note, '')


def decode_signatures(lines):
    """[(key name, key id, signature)] of the signature lines, each with its LF."""
    result = []
    ask(1 <= lines.count('\n') <= 64, 'signature count')
    for line in lines.split('\n')[:-1]:
        match = re.fullmatch('\u2014 ([^ ]+) ([^ ]+)', line)
        data = decode_base64(match[2]) if match else None
        ask(data is not None and len(data) > 4 and is_key_name(match[1]), 'signature line')
        result.append((match[1], data[:4], data[4:]))
    return result


# ---- 11. Trust lists (C2SP tlog-policy) --------------------------------------------------------


class Policy:
    """logs: keys of logs.  witnesses: name to key.  groups: name to (threshold, members)."""

    def __init__(self, data):
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        self.grouped = set()
        if len(data) > 256 << 10 or re.search(b'[\0-\x08\x0b-\x1f\x7f]', data):
            raise Misuse('trust list')
        for line in data.decode(errors='surrogateescape').split('\n'):
            words = re.findall('[^ \t]+', line)
            if words and not words[0].startswith('#'):
                self.add_line(words[0], words[1:])
        if self.quorum is None:
            raise Misuse('no quorum')

    def add_line(self, kind, words):
        if kind == 'log' and len(words) in (1, 2):
            self.logs.append(Key(words[0], 'log'))
        elif kind == 'witness' and len(words) in (2, 3):
            self.define(words[0], self.witnesses, Key(words[1], 'witness'))
        elif kind == 'group' and len(words) >= 3:
            self.define(words[0], self.groups, self.group(words[1], words[2:]))
        elif kind == 'quorum' and len(words) == 1 and self.quorum is None:
            if words[0] != 'none' and not self.knows(words[0]):
                raise Misuse('quorum')
            self.quorum = words[0]
        else:
            raise Misuse('line')
        for keys in self.logs, list(self.witnesses.values()):
            if len({key.public for key in keys}) != len(keys):
                raise Misuse('duplicate key')
        if len(self.logs) > 64 or len(self.witnesses) + len(self.groups) > 128:
            raise Misuse('too many')

    def names(self, origin):
        return any(key.name == origin for key in self.logs)

    def knows(self, name):
        return name in self.witnesses or name in self.groups

    def define(self, name, table, value):
        if name == 'none' or self.knows(name):
            raise Misuse('name')
        table[name] = value

    def group(self, threshold, members):
        threshold = {'any': '1', 'all': str(len(members))}.get(threshold, threshold)
        number = decode_number(threshold)
        if number is None or not 1 <= number <= len(members):
            raise Misuse('threshold')
        for name in members:
            if not self.knows(name) or name in self.grouped:
                raise Misuse('member')
            self.grouped.add(name)
        return number, members

    def met(self, names, by=None):
        """Whether the witnesses of these names meet the quorum."""
        by = by or self.quorum
        if by in self.groups:
            threshold, members = self.groups[by]
            return sum(self.met(names, member) for member in members) >= threshold
        return by in names

    def witnessed_time(self, times):
        """The earliest second at which the quorum was met, or None.  times: name to second."""
        for second in sorted(times.values()):
            if self.met({name for name in times if times[name] <= second}):
                return second
        return None
