"""The settings as a page of the documentation."""

from collections.abc import Iterable
from typing import Protocol


class Described(Protocol):
    """A setting, as far as its page needs it."""

    @property
    def name(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def default(self) -> str: ...
    @property
    def needed_in_production(self) -> bool: ...


_HEAD = """# Settings

Everything that differs between installations comes from the environment. This page is written by
`script/verbond describe-settings` from `src/verbond/environment.py`; `script/verbond doctor` looks
over the values of an installation and says how to mend them.

| variable | for | when absent | real site |
|---|---|---|---|
"""
_TAIL = """
`script/server` reads four more: `HOST` (127.0.0.1), `PORT` (8000), `WEB_WORKERS` (2: one per core)
and `WEB_THREADS` (4 in each worker).
"""


def settings_page(settings: Iterable[Described], root: str) -> str:
    """Write the page; folders below `root` are shown from there."""
    rows = [
        f"| `{one.name}` | {one.purpose.replace('|', '/')} | {_default(one.default, root)} "
        f"| {'needed' if one.needed_in_production else ''} |\n"
        for one in settings
    ]
    return _HEAD + "".join(rows) + _TAIL


def _default(text: str, root: str) -> str:
    shown = text.removeprefix(root.rstrip("/") + "/")
    return f"`{shown}`" if shown else ""
