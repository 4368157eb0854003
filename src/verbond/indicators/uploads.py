"""Keep an uploaded table between its dry run and its confirmation, for an hour at most."""

import shutil
import time
import uuid
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from verbond.indicators.apart import read_apart
from verbond.indicators.core.outcome import Outcome
from verbond.kit.sheets.errors import TableUnreadable

MAX_TABLE = 10 * 1024 * 1024
MAX_MAPPING = 256 * 1024
SECONDS_KEPT = 3600
_SALT = "verbond.indicators.upload"


def keep_upload(table: "UploadedFile[bytes]", mapping: "UploadedFile[bytes]") -> str:
    """Store both files and return a signed token for them."""
    _tidy()
    key = uuid.uuid4().hex
    place = _folder() / key
    place.mkdir(parents=True)
    for file, name in ((table, "table"), (mapping, "mapping")):
        with (place / name).open("wb") as out:
            out.writelines(file.chunks())
    return signing.dumps({"key": key, "name": table.name or "table"}, salt=_SALT)


def outcome_of(token: str) -> Outcome:
    """Read the table of a token again: what is stored is what the file says, not what a page sent.

    Raises `TableUnreadable` when the token is not ours, too old, or was used.
    """
    content = _opened(token)
    place = _folder() / content["key"]
    if not place.is_dir():
        raise TableUnreadable("gone", "this upload is no longer there; upload the files again")
    return read_apart(place / "table", place / "mapping", name=content["name"])


def drop_upload(token: str) -> None:
    shutil.rmtree(_folder() / _opened(token)["key"], ignore_errors=True)


def _opened(token: str) -> dict[str, str]:
    try:
        content: dict[str, str] = signing.loads(token, salt=_SALT, max_age=SECONDS_KEPT)
    except signing.BadSignature as fault:
        raise TableUnreadable(
            "token", "this upload is too old or unknown; upload the files again"
        ) from fault
    return content


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "indicators"


def _tidy() -> None:
    # The age of a folder on disk is a matter of this machine's clock alone.
    for place in _folder().glob("*"):
        if time.time() - place.stat().st_mtime > SECONDS_KEPT:
            shutil.rmtree(place, ignore_errors=True)
