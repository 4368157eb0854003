"""Keys of detection runs: what the platform can not open by itself.

Docs: docs/decisions/0029-detection-runs.md. A passphrase makes a key (scrypt), which seals the
keyring of a run: the key of the run, and a copy of the key of the opt-out list. The passphrase is
nowhere; neither the database nor the secret key of the site opens anything here.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from verbond.rights.core.detecting.errors import RunRefused

KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, 16, 12
# 32 MB and about a tenth of a second for each try (RFC 7914).
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**15, 8, 1
_SCRYPT_MEMORY = 64 * 1024 * 1024
SHORTEST_PASSPHRASE = 20
LETTER_CODE_LENGTH, ENVELOPE_CODE_LENGTH = 16, 20
# Without 0 O 1 I L U V: read aloud and typed over by anybody.
LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ"


@dataclass(frozen=True, slots=True)
class Sealed:
    """Something behind a passphrase, as it is kept."""

    salt: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Keyring:
    """The opened keys of a run; lives in memory only, for the length of one act."""

    run: str
    key: bytes
    opt_out: bytes

    def pseudonym(self, number: str, kind: str = "person") -> str:
        """Return what stands for a person number in this run, and in no other."""
        return _mac(self.key, f"{kind}:{number}").hex()

    def letter_code(self, number: str) -> str:
        """Return the code on the letter of somebody; only the opened key can make it again."""
        return _letters_from(_mac(self.key, f"letter:{number}"), LETTER_CODE_LENGTH)

    def tag(self, number: str) -> str:
        """Return how somebody stands in the opt-out list: the same in every run."""
        return _mac(self.opt_out, f"opt-out:{number}").hex()

    def seal(self, content: Mapping[str, object]) -> bytes:
        return _locked(_mac(self.key, "seal"), content, self.run)

    def open(self, sealed: bytes) -> dict[str, object]:
        return _unlocked(_mac(self.key, "seal"), sealed, self.run)


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def check_passphrase(passphrase: str) -> None:
    """Refuse what is too short to keep a key behind. Raises `RunRefused`."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE or len(set(passphrase)) < 8:
        raise RunRefused("passphrase_short", str(SHORTEST_PASSPHRASE))


def seal_keyring(ring: Keyring, passphrase: str) -> Sealed:
    content = {"key": _text(ring.key), "opt_out": _text(ring.opt_out)}
    return seal_behind(passphrase, content, f"run:{ring.run}")


def open_keyring(run: str, kept: Sealed, passphrase: str) -> Keyring:
    """Open the keyring of a run. Raises `RunRefused` when the passphrase is another."""
    content = open_behind(passphrase, kept, f"run:{run}")
    return Keyring(run, _bytes(content["key"]), _bytes(content["opt_out"]))


def seal_behind(passphrase: str, content: Mapping[str, object], bound: str) -> Sealed:
    """Seal something behind a passphrase; `bound` says what it is of, and is checked again."""
    salt = secrets.token_bytes(SALT_BYTES)
    return Sealed(salt, _locked(_stretched(passphrase, salt), content, bound))


def open_behind(passphrase: str, kept: Sealed, bound: str) -> dict[str, object]:
    return _unlocked(_stretched(passphrase, kept.salt), kept.sealed, bound)


def letter_hash(code: str) -> str:
    """Return how a letter is found by its code: 77 random bits need no secret beside them."""
    return hashlib.sha256(f"verbond.rights.letter:{plain_code(code)}".encode()).hexdigest()


def seal_letter(code: str, content: Mapping[str, object]) -> bytes:
    return _locked(_letter_key(code), content, "letter")


def open_letter(code: str, sealed: bytes) -> dict[str, object]:
    return _unlocked(_letter_key(code), sealed, "letter")


def new_envelope_code() -> str:
    return _letters_from(secrets.token_bytes(KEY_BYTES), ENVELOPE_CODE_LENGTH)


def plain_code(code: str) -> str:
    """Return a code as it is used, however somebody typed it.

    >>> plain_code("abcd-2345 efgh")
    'ABCD2345EFGH'
    """
    return "".join(letter for letter in code.upper() if letter in LETTERS)


def spaced(code: str) -> str:
    """Return a code as it is printed, in fours."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def _letter_key(code: str) -> bytes:
    return hashlib.sha256(f"verbond.rights.letter-key:{plain_code(code)}".encode()).digest()


def _stretched(passphrase: str, salt: bytes) -> bytes:
    # Spaces at the ends and their number are what people forget.
    words = " ".join(passphrase.split())
    return hashlib.scrypt(
        words.encode(), salt=bytes(salt), n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P,
        maxmem=_SCRYPT_MEMORY, dklen=KEY_BYTES,
    )  # fmt: skip


def _locked(key: bytes, content: Mapping[str, object], bound: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_BYTES)
    plain = json.dumps(content, ensure_ascii=False, default=str).encode()
    return nonce + AESGCM(key).encrypt(nonce, plain, bound.encode())


def _unlocked(key: bytes, sealed: bytes, bound: str) -> dict[str, object]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    whole = bytes(sealed)
    try:
        plain = AESGCM(key).decrypt(whole[:NONCE_BYTES], whole[NONCE_BYTES:], bound.encode())
    except InvalidTag as fault:
        raise RunRefused("key_wrong", bound) from fault
    found: dict[str, object] = json.loads(plain)
    return found


def _letters_from(noise: bytes, length: int) -> str:
    number, found = int.from_bytes(noise), []
    for _place in range(length):
        number, letter = divmod(number, len(LETTERS))
        found.append(LETTERS[letter])
    return "".join(found)


def _mac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _bytes(text: object) -> bytes:
    return base64.b64decode(str(text))
