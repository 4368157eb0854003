"""Show on a terminal how far long work is, and let it be ended in order."""

import time
from types import FrameType
from typing import NoReturn, Protocol

_EVERY_SECONDS = 0.1


class Terminal(Protocol):
    """Django's wrapper around stderr, as far as it is needed here."""

    def write(self, msg: str, *, ending: str) -> object: ...
    def isatty(self) -> bool: ...


class Bar:
    """One line that counts; silent where nobody looks."""

    def __init__(self, out: Terminal, *, quiet: bool = False) -> None:
        self.out = out
        self.shows = not quiet and out.isatty()
        self.last = 0.0

    def __call__(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        is_done = done >= total
        if not self.shows or (now - self.last < _EVERY_SECONDS and not is_done):
            return
        self.last = now
        share = 100 * done // total if total else 100
        self.out.write(f"\r\x1b[K{share:3}% {done} of {total} rows  {what}", ending="")
        if is_done:
            self.out.write("", ending="\n")


def interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    """End like Ctrl-C does: what was begun is taken back."""
    raise KeyboardInterrupt
