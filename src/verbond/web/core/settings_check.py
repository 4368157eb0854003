"""Look over the settings of the environment as text, without ever repeating a secret."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import SplitResult, urlsplit

from verbond.web.core.findings import Finding, Level, fault, fine, warning

type Values = Mapping[str, str]
SECRET_LENGTH = 50
_ON = {"1", "true", "yes", "on"}
_OFF = {"0", "false", "no", "off", ""}
_FLAGS = ("DEBUG", "DEMO", "SIGNUP", "TRUST_PROXY")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_NEAR = {"localhost", "127.0.0.1", "::1"}
_MAKE_KEY = "set it to the output of: python3 -c 'import secrets; print(secrets.token_urlsafe(60))'"


def check_values(values: Values) -> Iterator[Finding]:
    """Yield a finding for each setting that matters; milder in a demo, which nobody relies on."""
    mild = is_on(values, "DEBUG") or is_on(values, "DEMO")
    yield from _mode(values)
    for check in (_flags, _secret, _site, _hosts, _proxy, _database, _mail, _login, _map, _logs):
        for finding in check(values):
            is_mild = mild and finding.level == Level.FAULT
            yield replace(finding, level=Level.WARNING) if is_mild else finding


def is_on(values: Values, name: str) -> bool:
    """Say whether a yes-or-no setting is on."""
    return values.get(name, "").strip().lower() in _ON


def _mode(values: Values) -> Iterator[Finding]:
    site = _split(values.get("SITE_URL", ""))
    is_near = site is not None and site.hostname in _NEAR
    for name, what in (("DEBUG", "shows its inside to visitors"), ("DEMO", "shows demo log-ins")):
        if is_on(values, name):
            make = warning if is_near else fault
            yield make(name, f"is on: the site {what}", f"set {name}=0 on a real site")


def _flags(values: Values) -> Iterator[Finding]:
    for name in _FLAGS:
        if values.get(name, "").strip().lower() not in _ON | _OFF:
            yield fault(name, "is neither yes nor no", "use 1 or 0")


def _secret(values: Values) -> Iterator[Finding]:
    key = values.get("SECRET_KEY", "")
    if not key:
        yield fault("SECRET_KEY", "is missing: nobody can log in safely", _MAKE_KEY)
    elif len(key) < SECRET_LENGTH or len(set(key)) < 10:
        yield fault(
            "SECRET_KEY",
            f"can be guessed: {len(key)} characters, {len(set(key))} of them different",
            _MAKE_KEY,
        )
    else:
        yield fine("SECRET_KEY", f"{len(key)} characters")


def _site(values: Values) -> Iterator[Finding]:
    text = values.get("SITE_URL", "")
    site = _split(text)
    if site is None or site.path or site.query or site.scheme not in {"http", "https"}:
        yield fault(
            "SITE_URL", "is not an address", "write it like https://verbond.example.org, no slash"
        )
    elif site.scheme == "http":
        yield fault("SITE_URL", "is not https: log-ins could be read on their way", "use https://…")
    else:
        yield fine("SITE_URL", text)


def _hosts(values: Values) -> Iterator[Finding]:
    hosts = [host.strip() for host in values.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
    site = _split(values.get("SITE_URL", ""))
    name = (site.hostname or "") if site else ""
    if "*" in hosts:
        yield fault("ALLOWED_HOSTS", "allows every name", f"name your own: {name or 'your host'}")
    elif not hosts:
        yield fault("ALLOWED_HOSTS", "is missing: every page answers 400", f"set it to {name}")
    elif name and not any(_covers(host, name) for host in hosts):
        yield fault("ALLOWED_HOSTS", f"lacks {name}, the name in SITE_URL", f"add {name}")
    else:
        yield fine("ALLOWED_HOSTS", ", ".join(hosts))


def _covers(host: str, name: str) -> bool:
    host = host.lower()
    return host == name or (host.startswith(".") and name.endswith(host))


def _proxy(values: Values) -> Iterator[Finding]:
    if values.get("SITE_URL", "").startswith("https") and not is_on(values, "TRUST_PROXY"):
        yield fault(
            "TRUST_PROXY",
            "is off while SITE_URL is https: every page would redirect to itself",
            "set TRUST_PROXY=1 and let the proxy set X-Forwarded-Proto and X-Forwarded-For",
        )


def _database(values: Values) -> Iterator[Finding]:
    text = values.get("DATABASE_URL", "")
    if not text:
        yield warning(
            "DATABASE_URL",
            "is missing: a file of SQLite in .local/ is used",
            "set postgres://user:password@host:5432/name, or name the file: sqlite:////srv/…",
        )
    else:
        yield fine("DATABASE_URL", f"{urlsplit(text).scheme}://…")


def _mail(values: Values) -> Iterator[Finding]:
    text, sender = values.get("MAIL_URL", ""), values.get("MAIL_FROM", "")
    mail = _split(text)
    if not text:
        yield fault(
            "MAIL_URL",
            "is missing: mails, with their secret links, are written to the log",
            "set smtp+tls://user:password@host:587",
        )
    elif mail is not None and mail.scheme == "smtp" and mail.hostname not in _NEAR:
        yield warning("MAIL_URL", "sends mail without encryption", "use smtp+tls:// or smtp+ssl://")
    else:
        yield fine("MAIL_URL", f"{mail.scheme if mail else '?'}://…")
    if "@" not in sender or sender.endswith("@localhost"):
        yield fault("MAIL_FROM", "is no address that others accept", "set verbond@your-domain")


def _login(values: Values) -> Iterator[Finding]:
    names = ("OIDC_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    missing = [name for name in names if not values.get(name)]
    if missing and len(missing) < len(names):
        yield fault(missing[0], "is missing while the others are set", "set all three or none")
    elif not missing and not values["OIDC_URL"].startswith("https://"):
        yield fault("OIDC_URL", "is not https", "use the https address of the provider")


def _map(values: Values) -> Iterator[Finding]:
    tiles = values.get("TILE_URL", "")
    if tiles and not all(part in tiles for part in ("https://", "{z}", "{x}", "{y}")):
        yield fault("TILE_URL", "is no tile address", "write https://host/{z}/{x}/{y}.png")


def _logs(values: Values) -> Iterator[Finding]:
    if values.get("LOG_LEVEL", "INFO") not in _LEVELS:
        yield fault("LOG_LEVEL", "is unknown", f"use one of {', '.join(_LEVELS)}")
    if not values.get("BACKUP_HOURS", "26").isdigit():
        yield fault("BACKUP_HOURS", "is no whole number", "write hours, such as 26")


def _split(text: str) -> SplitResult | None:
    try:
        found = urlsplit(text)
        _ = found.port
    except ValueError:
        return None
    return found if found.hostname else None
