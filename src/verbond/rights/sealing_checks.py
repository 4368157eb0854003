"""What seals the answers of a check: in the cookie by the site, when saved by the code alone.

Docs: docs/decisions/0028-nothing-stored.md. A saved check cannot be opened with the database and
the secret key of the site together: the key comes out of the code, and the code is nowhere.
"""

import base64
import hashlib
import hmac
import secrets
import time
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from verbond.rights.core.checking.codes import code_of

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

COOKIE_SECONDS = 3600
_COOKIE, _SAVED = b"verbond.rights.checking.cookie", b"verbond.rights.checking.saved"
# 16 MB and some 40 ms for each try (RFC 7914), on top of the 60 bits of a code.
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**14, 8, 1
_CODE_BITS = 60


class Expired(Exception):  # noqa: N818 - what the reader is told
    """The last answer is longer ago than an hour."""


class Tampered(Exception):  # noqa: N818 - idem
    """This was not written by this site, or not for this."""


def seal_cookie(content: bytes) -> str:
    """Seal bytes with the key of the site, and date them."""
    return str(_ring()[0].encrypt(content).decode())


def unseal_cookie(token: str) -> bytes:
    """Open what `seal_cookie` made. Raises `Expired` or `Tampered`."""
    from cryptography.fernet import InvalidToken, MultiFernet

    ring = MultiFernet(_ring())
    try:
        content = bytes(ring.decrypt(token.encode()))
        sealed_at = ring.extract_timestamp(token.encode())
    except InvalidToken as wrong:
        raise Tampered from wrong
    if time.time() - sealed_at > COOKIE_SECONDS:
        raise Expired
    return content


def draw_code() -> str:
    """Draw a code that nobody can guess: 60 random bits."""
    return code_of(secrets.randbits(_CODE_BITS))


def places_of(code: str) -> tuple[str, ...]:
    """Return the hashes under which a code may be kept, that of the present secret first."""
    return tuple(_keys_of(code, secret)[0].hex() for secret in _secrets())


def seal_saved(code: str, content: bytes) -> bytes:
    """Seal bytes with the key that comes out of a code."""
    from cryptography.fernet import Fernet

    return bytes(Fernet(_fernet_key(_keys_of(code, _secrets()[0])[1])).encrypt(content))


def unseal_saved(code: str, sealed: bytes) -> bytes:
    """Open what `seal_saved` made. Raises `Tampered` when the code is another."""
    from cryptography.fernet import Fernet, InvalidToken, MultiFernet

    keys = [Fernet(_fernet_key(_keys_of(code, secret)[1])) for secret in _secrets()]
    try:
        return bytes(MultiFernet(keys).decrypt(bytes(sealed)))
    except InvalidToken as wrong:
        raise Tampered from wrong


def is_same(one: str, other: str) -> bool:
    """Compare in a time that tells nothing."""
    return hmac.compare_digest(one, other)


def _keys_of(code: str, secret: str) -> tuple[bytes, bytes]:
    """Make two keys of a code: one to find it by, one to open it with; neither gives the other."""
    salt = hmac.new(secret.encode(), _SAVED, hashlib.sha256).digest()
    made = hashlib.scrypt(code.encode(), salt=salt, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P, dklen=64)
    return made[:32], made[32:]


def _fernet_key(key: bytes) -> bytes:
    return base64.urlsafe_b64encode(key)


def _secrets() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))


def _ring() -> "list[Fernet]":
    return _made_ring(_secrets())


@cache
def _made_ring(known: tuple[str, ...]) -> "list[Fernet]":
    from cryptography.fernet import Fernet

    return [
        Fernet(_fernet_key(hmac.new(one.encode(), _COOKIE, hashlib.sha256).digest()))
        for one in known
    ]
