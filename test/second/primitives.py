"""primitives - SM3, Ed25519 and SM2, from their standards and from nothing else.

The arithmetic is the shortest that is right, not the fastest: a few signatures are checked, and
nothing here is secret.  SHA-256 is the only primitive that comes from Python itself.
"""

import functools
import hashlib


def sha256(data):
    return hashlib.sha256(data).digest()


# ---- SM3, GB/T 32905-2016 ----------------------------------------------------------------------

MASK = 0xFFFFFFFF
IV = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D,
      0xB0FB0E4E)


def rotate(x, n):
    n %= 32
    return (x << n | x >> (32 - n)) & MASK


ROUND = [rotate(0x79CC4519 if j < 16 else 0x7A879D8A, j) for j in range(64)]


def sm3_block(state, block):
    """5.3: expands 64 bytes to 68 words and mixes them into the state."""
    w = [int.from_bytes(block[i:i + 4], 'big') for i in range(0, 64, 4)]
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)
        w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6])
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        a12 = rotate(a, 12)
        ss1 = rotate(a12 + e + ROUND[j] & MASK, 7)
        if j < 16:
            ff, gg = a ^ b ^ c, e ^ f ^ g
        else:
            ff, gg = a & b | a & c | b & c, e & f | ~e & g
        tt1 = ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4]) & MASK
        tt2 = gg + h + ss1 + w[j] & MASK
        d, c, b, a = c, rotate(b, 9), a, tt1
        h, g, f, e = g, rotate(f, 19), e, tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)
    return tuple(x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h)))


def sm3(data):
    padded = data + b'\x80' + bytes(-(len(data) + 9) % 64) + (8 * len(data)).to_bytes(8, 'big')
    state = IV
    for i in range(0, len(padded), 64):
        state = sm3_block(state, padded[i:i + 64])
    return b''.join(x.to_bytes(4, 'big') for x in state)


# ---- Ed25519, RFC 8032 -------------------------------------------------------------------------

ED_P = 2**255 - 19
ED_L = 2**252 + 27742317777372353535851937790883648493
ED_D = -121665 * pow(121666, -1, ED_P) % ED_P


def ed_add(p, q):
    """5.1.4: a point is (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % ED_P
    b = (p[1] + p[0]) * (q[1] + q[0]) % ED_P
    c = 2 * p[3] * q[3] * ED_D % ED_P
    d = 2 * p[2] * q[2] % ED_P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % ED_P, g * h % ED_P, f * g % ED_P, e * h % ED_P


@functools.lru_cache(64)
def doublings(add, point):
    """1, 2, 4 … 2^255 times the point; the same few points come again and again."""
    result = [point]
    while len(result) < 256:
        result.append(add(result[-1], result[-1]))
    return result


def multiply(add, zero, k, point):
    result = zero
    for bit, doubled in enumerate(doublings(add, point)):
        if k >> bit & 1:
            result = add(result, doubled)
    return result


def ed_decode(encoded):
    """5.1.3: the point, or None."""
    y = int.from_bytes(encoded, 'little')
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= ED_P:
        return None
    xx = (y * y - 1) * pow(ED_D * y * y + 1, -1, ED_P) % ED_P
    x = pow(xx, (ED_P + 3) // 8, ED_P)
    if x * x % ED_P != xx:
        x = x * pow(2, (ED_P - 1) // 4, ED_P) % ED_P
    if x * x % ED_P != xx or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = ED_P - x
    return x, y, 1, x * y % ED_P


def ed_encode(point):
    inverse = pow(point[2], -1, ED_P)
    x, y = point[0] * inverse % ED_P, point[1] * inverse % ED_P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


ED_ZERO = (0, 1, 1, 0)
ED_BASE = ed_decode((4 * pow(5, -1, ED_P) % ED_P).to_bytes(32, 'little'))


def ed25519_holds(key, message, signature):
    """5.1.7, with S < L, and without the cofactor: S B - k A encodes to R."""
    a = ed_decode(key)
    s = int.from_bytes(signature[32:], 'little')
    if len(signature) != 64 or a is None or s >= ED_L:
        return False
    r = signature[:32]
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), 'little') % ED_L
    minus_a = (ED_P - a[0], a[1], 1, ED_P - a[3])
    sb = multiply(ed_add, ED_ZERO, s, ED_BASE)
    return ed_encode(ed_add(sb, multiply(ed_add, ED_ZERO, k, minus_a))) == r


# ---- SM2, GB/T 32918.2-2016 on the curve of GB/T 32918.5-2017 ---------------------------------

SM_P = 2**256 - 2**224 - 2**96 + 2**64 - 1
SM_A = SM_P - 3
SM_B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
SM_N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
SM_GX = 0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7
SM_GY = 0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0
SM_ZERO = (1, 1, 0)


def sm_double(p):
    """Jacobian coordinates: x = X/Z^2, y = Y/Z^3; Z = 0 is the point at infinity."""
    x, y, z = p
    m = 3 * (x - z * z) * (x + z * z)
    s = 4 * x * y * y
    x2 = (m * m - 2 * s) % SM_P
    return x2, (m * (s - x2) - 8 * y**4) % SM_P, 2 * y * z % SM_P


def sm_add(p, q):
    if p[2] == 0 or q[2] == 0:
        return q if p[2] == 0 else p
    u1, u2 = p[0] * q[2]**2 % SM_P, q[0] * p[2]**2 % SM_P
    s1, s2 = p[1] * q[2]**3 % SM_P, q[1] * p[2]**3 % SM_P
    if u1 == u2:
        return sm_double(p) if s1 == s2 else SM_ZERO
    h, r = u2 - u1, s2 - s1
    x = (r * r - h**3 - 2 * u1 * h * h) % SM_P
    return x, (r * (u1 * h * h - x) - s1 * h**3) % SM_P, h * p[2] * q[2] % SM_P


def sm2_z(key, name=b'1234567812345678'):
    """5.5: the digest of who signs: length of the name in bits, name, curve and public key."""
    curve = b''.join(n.to_bytes(32, 'big') for n in (SM_A, SM_B, SM_GX, SM_GY))
    return sm3((8 * len(name)).to_bytes(2, 'big') + name + curve + key[1:])


def sm2_on_curve(key):
    """0x04 || X || Y, a point of the curve."""
    x, y = int.from_bytes(key[1:33], 'big'), int.from_bytes(key[33:], 'big')
    on_curve = (x**3 + SM_A * x + SM_B - y * y) % SM_P == 0
    return len(key) == 65 and key[0] == 4 and max(x, y) < SM_P and on_curve


def sm2_holds(key, message, signature):
    """7.1: key is 0x04 || X || Y, signature r || s; the digest is SM3 over Z || message."""
    if len(signature) != 64 or not sm2_on_curve(key):
        return False
    x, y = int.from_bytes(key[1:33], 'big'), int.from_bytes(key[33:], 'big')
    r, s = int.from_bytes(signature[:32], 'big'), int.from_bytes(signature[32:], 'big')
    e = int.from_bytes(sm3(sm2_z(key) + message), 'big')
    t = (r + s) % SM_N
    if not 0 < r < SM_N or not 0 < s < SM_N or t == 0:
        return False
    point = sm_add(multiply(sm_add, SM_ZERO, s, (SM_GX, SM_GY, 1)),
                   multiply(sm_add, SM_ZERO, t, (x, y, 1)))
    if point[2] == 0:
        return False
    x1 = point[0] * pow(point[2], -2, SM_P) % SM_P
    return (e + x1) % SM_N == r
