"""The token of an invitation: long enough that nobody guesses it, kept only as a hash."""

import hashlib
import secrets

_BYTES = 32


def new_token() -> str:
    """Return a fresh token of 256 bits, fit for an address."""
    return secrets.token_urlsafe(_BYTES)


def token_hash(token: str) -> str:
    """Return what is kept of a token; a thief of the database cannot use it.

    >>> len(token_hash("abc"))
    64
    """
    # No salt or slow hash: the token is random, so there is nothing to guess.
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
