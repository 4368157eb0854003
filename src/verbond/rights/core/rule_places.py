"""Where a rule stands: file and line of the Python or YAML that is being read, for every error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from verbond.rights.core.errors import LanguageError

# Files of the language itself: an error names the rule that used them.
WRITERS = {__file__}
_PLACE: ContextVar[str] = ContextVar("place", default="")


@contextmanager
def standing_at(where: str) -> Iterator[None]:
    """Say where a rule stands that is read from a file instead of run as Python."""
    token = _PLACE.set(where)
    try:
        yield
    finally:
        _PLACE.reset(token)


def line_of_rule() -> str:
    """Return file and line of the rule that is being read."""
    if named := _PLACE.get():
        return named
    frame = sys._getframe(1)  # noqa: SLF001 - no other way to the line of who calls
    while frame.f_back and frame.f_code.co_filename in WRITERS:
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"


def refused(why: str) -> LanguageError:
    """Return the error of a rule that does not fit, with its file and line."""
    return LanguageError("rule", f"{line_of_rule()}: {why}.")
