"""Names and addresses of supporters at rest: unreadable without the key of the site.

A copy of the database alone tells nobody who lives where. Whoever holds the key of the running
site can read them: that is what officers do when they check a request.
"""

import base64
import hashlib
import hmac
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

_PURPOSE = b"verbond.budgets.sealing"


def seal(text: str) -> str:
    """Return a text that only this site can read; empty stays empty."""
    return _keys().encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str) -> str:
    """Return what was sealed; empty when it was wiped or the key is gone."""
    if not sealed:
        return ""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""


def keyed_hash(text: str) -> str:
    """Return a hash that cannot be tried without the key of the site."""
    key = _key(settings.SECRET_KEY)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _keys() -> MultiFernet:
    return _ring((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@cache
def _ring(secrets: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_key(one))) for one in secrets])


def _key(secret: str) -> bytes:
    return hmac.new(secret.encode(), _PURPOSE, hashlib.sha256).digest()
