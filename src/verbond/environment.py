"""What Verbond reads from its environment, and what for; `verbond doctor` prints the same list."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from verbond.kit.errors import RuleBroken

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, what it is for, what it is when absent."""

    name: str
    purpose: str
    default: str = ""
    needed_in_production: bool = False


SETTINGS = (
    Setting("SECRET_KEY", "signs sessions and links; at least 50 random characters", "", True),
    Setting("DATABASE_URL", "postgres://user:password@host:port/name or sqlite:///path", "", True),
    Setting("ALLOWED_HOSTS", "names the site answers to, separated by commas", "", True),
    Setting("SITE_URL", "public address without closing slash", "http://127.0.0.1:8000", True),
    Setting("DEBUG", "1 while developing only", "0"),
    Setting("DEMO", "1 shows the demo log-ins and marks the site as fictitious", "0"),
    Setting("CITY_NAME", "the city's name in the masthead", "Genk"),
    Setting(
        "MAIL_URL", "smtp+tls://user:password@host:port; empty writes mail to the log", "", True
    ),
    Setting("MAIL_FROM", "sender of every mail", "verbond@localhost", True),
    Setting("CONTACT_EMAIL", "where residents write about access and privacy; empty is MAIL_FROM"),
    Setting("TILE_URL", "address of a map tile server with {z}/{x}/{y}; empty shows no tiles"),
    Setting("SIGNUP", "1 lets residents make an account; 0 only by invitation", "1"),
    Setting("OIDC_URL", "issuer of the OpenID Connect provider (itsme, ACM/IDM)"),
    Setting("OIDC_CLIENT_ID", "client id at that provider"),
    Setting("OIDC_CLIENT_SECRET", "client secret at that provider"),
    Setting("OIDC_NAME", "what its button says", "itsme"),
    Setting("MEDIA_ROOT", "folder of uploads that wait for their task", str(ROOT / ".local/media")),
    Setting("STATIC_ROOT", "folder of collected static files", str(ROOT / ".local/static")),
    Setting("LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR", "INFO"),
    Setting("TRUST_PROXY", "1 behind a reverse proxy that sets X-Forwarded-Proto", "0"),
    Setting("BACKUP_FOLDER", "folder of the backups; `verbond doctor` looks at their age"),
    Setting("BACKUP_HOURS", "how old the newest backup may be, in hours", "26"),
)
# Opening a connection costs more than most questions asked over it.
KEEP_OPEN_SECONDS = 60
_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


class EnvironmentWrong(RuleBroken):
    """A setting of the environment cannot be used."""


def value(name: str) -> str:
    """Return the text of one known variable, or its default."""
    return os.environ.get(name) or _DEFAULTS[name]


def flag(name: str) -> bool:
    return value(name).strip().lower() in {"1", "true", "yes", "on"}


def database(url: str) -> dict[str, object]:
    """Turn a database address into Django's settings of one connection.

    Raises `EnvironmentWrong` for another scheme than postgres or sqlite.
    """
    if not url:
        return _sqlite(str(ROOT / ".local/verbond.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(url.removeprefix("sqlite://").removeprefix("/") or ":memory:"))
    if parts.scheme in {"postgres", "postgresql"}:
        query = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": query.pop("host", None) or unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": int(query.pop("conn_max_age", str(KEEP_OPEN_SECONDS))),
            "CONN_HEALTH_CHECKS": True,  # a restart of the server costs no visitor a page
            "OPTIONS": query,
        }
    raise EnvironmentWrong(
        "database_scheme",
        f"DATABASE_URL begins with {parts.scheme!r}; allowed are postgres:// and sqlite:///",
    )


def mail(url: str) -> dict[str, object]:
    """Turn a mail address such as smtp+tls://user:secret@host:587 into one of Django's mailers."""
    if not url:
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtp+tls", "smtp+ssl"} or not parts.hostname:
        raise EnvironmentWrong(
            "mail_scheme", "MAIL_URL must look like smtp://, smtp+tls:// or smtp+ssl://host:port"
        )
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or 25,
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": parts.scheme == "smtp+tls",
            "use_ssl": parts.scheme == "smtp+ssl",
        },
    }


def _sqlite(path: str) -> dict[str, object]:
    # One writer at a time, durable: docs/decisions/0002-two-databases.md.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": KEEP_OPEN_SECONDS,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
            ),
        },
    }
