"""What stands around the site: folders, disk, clock, backups, the mail server."""

import shutil
import smtplib
import ssl
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection

from verbond.web.core.findings import Finding, fault, fine, warning

LITTLE, TOO_LITTLE = 2 * 10**9, 2 * 10**8
PATIENCE_SECONDS = 5
# Nothing of Verbond is older: a clock before this day was never set.
FIRST_DAY = datetime(2026, 11, 1, tzinfo=UTC)


def look_at_surroundings(values: Mapping[str, str], *, now: datetime) -> Iterator[Finding]:
    """Yield what was found on this machine."""
    yield from _static()
    yield from _media()
    yield from _disk()
    yield from _clock(now)
    yield from _backups(values, now)


def _static() -> Iterator[Finding]:
    root = Path(settings.STATIC_ROOT)
    name = getattr(staticfiles_storage, "manifest_name", None)
    if name and not (root / name).is_file():
        yield fault(
            "static files", f"are not in {root}: pages have no style",
            "run script/verbond collectstatic --noinput",
        )  # fmt: skip
    elif name:
        yield fine("static files", f"collected in {root}")


def _media() -> Iterator[Finding]:
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        yield fault(
            "uploads", f"{folder} cannot be written: {problem.strerror}",
            "let the user of the site own the folder in MEDIA_ROOT",
        )  # fmt: skip
    else:
        yield fine("uploads", f"{folder} can be written")


def _disk() -> Iterator[Finding]:
    folders = {"uploads": Path(settings.MEDIA_ROOT)}
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and Path(name).is_file():
        folders["database"] = Path(name).parent
    for what, folder in folders.items():
        if not folder.is_dir():
            continue
        free = shutil.disk_usage(folder).free
        says = f"{free / 1e9:.1f} GB free for {what}"
        if free < TOO_LITTLE:
            yield fault("disk", says, "make room now: soon nothing can be saved")
        elif free < LITTLE:
            yield warning("disk", says, "make room")
        else:
            yield fine("disk", says)


def _clock(now: datetime) -> Iterator[Finding]:
    try:
        here = now.astimezone(ZoneInfo(settings.TIME_ZONE))
    except ZoneInfoNotFoundError:
        yield fault("clock", f"the zone {settings.TIME_ZONE} is unknown", "install tzdata")
        return
    if now < FIRST_DAY:
        yield fault("clock", f"says {here:%Y-%m-%d %H:%M}", "set it, and run an NTP client")
    else:
        yield fine("clock", f"{here:%Y-%m-%d %H:%M} in {settings.TIME_ZONE}")


def _backups(values: Mapping[str, str], now: datetime) -> Iterator[Finding]:
    mend = "docs/how-to/back-up-and-restore.md"
    if not values["BACKUP_FOLDER"]:
        yield warning("backup", "BACKUP_FOLDER is not set: nobody watches the backups", mend)
        return
    folder = Path(values["BACKUP_FOLDER"])
    files = [path for path in folder.glob("*.tar.gz") if path.is_file()] if folder.is_dir() else []
    if not files:
        yield fault("backup", f"there is none in {folder}", mend)
        return
    newest = max(path.stat().st_mtime for path in files)
    age = now - datetime.fromtimestamp(newest, UTC)
    hours = f"{age.total_seconds() / 3600:.0f} hours old"
    limit = values["BACKUP_HOURS"]
    if age > timedelta(hours=int(limit) if limit.isdigit() else 26):
        yield fault("backup", f"the newest is {hours}", mend)
    else:
        yield fine("backup", f"the newest is {hours}")


def look_at_mail(address: str) -> Iterator[Finding]:
    """Knock on the door of the mail server; nothing is sent, nothing secret is repeated."""
    parts = urlsplit(address)
    if not parts.hostname:
        return
    where = f"{parts.hostname}:{parts.port or 25}"
    try:
        _knock(parts.scheme, parts.hostname, parts.port or 25, parts.username, parts.password)
    except smtplib.SMTPAuthenticationError:
        yield fault("mail", f"{where} refuses the name or the password", "mend MAIL_URL")
    except (OSError, smtplib.SMTPException) as problem:
        why = getattr(problem, "strerror", None) or type(problem).__name__
        yield fault("mail", f"{where} does not answer: {why}", "mend MAIL_URL, or open the way")
    else:
        yield fine("mail", f"{where} answers")


def _knock(scheme: str, host: str, port: int, user: str | None, password: str | None) -> None:
    with ExitStack() as stack:
        trust = ssl.create_default_context()
        if scheme == "smtp+ssl":
            door: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port, timeout=PATIENCE_SECONDS, context=trust
            )
        else:
            door = smtplib.SMTP(host, port, timeout=PATIENCE_SECONDS)
        stack.enter_context(door)
        if scheme == "smtp+tls":
            door.starttls(context=trust)
        if user:
            door.login(unquote(user), unquote(password or ""))
        door.noop()
