"""Read a YAML file into plain values that remember their line, and refuse what no rule needs.

Only what a policy officer writes: mappings, lists, text, whole and decimal numbers, days, yes and
no. No anchors (a small file could unfold into billions of values), no tags, no numbers of a
thousand digits, no towers of brackets, no key twice.
"""

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import yaml

from verbond.rights.core.errors import DocumentError

MOST_CHARACTERS = 400_000
MOST_VALUES = 40_000
MOST_LEVELS = 40
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,6}")
_TRUTHS = {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}


class Table(dict[Any, Any]):
    """A mapping that knows in which file and on which line each key stands."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.lines: dict[Any, int] = {}

    def at(self, key: object = None) -> str:
        """Return file and line of a key, or of the mapping itself."""
        return f"{self.file}:{self.lines.get(key, self.line)}"


class Rows(list[Any]):
    """A list that knows in which file and on which line each item stands."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.lines: list[int] = []

    def at(self, place: int | None = None) -> str:
        """Return file and line of an item, or of the list itself."""
        line = self.line if place is None or place >= len(self.lines) else self.lines[place]
        return f"{self.file}:{line}"


def read_document(text: str, file: str) -> Table:
    """Read the text of a file whose top is a mapping.

    Raises `DocumentError` with file and line for anything else.
    """
    if len(text) > MOST_CHARACTERS:
        raise DocumentError(
            "too_large", f"{file}: {len(text)} characters; at most {MOST_CHARACTERS}."
        )
    try:
        document = _Building(file).built(_LOADER(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise DocumentError("no_yaml", f"{file}{line}: this is not YAML: {problem}.") from error
    if not isinstance(document, Table):
        raise DocumentError("no_mapping", f"{file}:1: the file is a mapping: `key: value`.")
    return document


class _Building:
    """One document on its way from events to values; never by recursion, so no depth hurts."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.stack: list[Table | Rows] = []
        self.keys: list[object] = []
        self.top: object = None
        self.documents = self.count = 0

    def built(self, loader: Any) -> object:
        try:
            for event in _events(loader):
                self._take(event, loader)
        finally:
            loader.dispose()
        return self.top

    def _take(self, event: Any, loader: Any) -> None:
        line = event.start_mark.line + 1
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise self._refused(line, "a second document (`---`)", "one per file")
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                done = self.stack.pop()
                if isinstance(done, Table):
                    self.keys.pop()
            case yaml.AliasEvent():
                raise self._refused(line, f"*{event.anchor}", "write the value again")
            case yaml.NodeEvent():
                self._value(event, line, loader)

    def _value(self, event: Any, line: int, loader: Any) -> None:
        self.count += 1
        if event.anchor or (event.tag and event.tag != "!"):
            raise self._refused(line, event.anchor or event.tag, "no anchors (&) and no tags (!)")
        if self.count > MOST_VALUES:
            raise self._refused(line, "so many values", f"at most {MOST_VALUES}")
        if isinstance(event, yaml.ScalarEvent):
            tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit)
            self._put(self._scalar(tag.rpartition(":")[2], event.value, line), line)
            return
        made = (Table if isinstance(event, yaml.MappingStartEvent) else Rows)(self.file, line)
        self._put(made, line)
        self.stack.append(made)
        if len(self.stack) > MOST_LEVELS:
            raise self._refused(line, "this depth", f"at most {MOST_LEVELS} levels")
        if isinstance(made, Table):
            self.keys.append(_NO_KEY)

    def _put(self, value: object, line: int) -> None:
        if not self.stack:
            self.top = value
            return
        holder = self.stack[-1]
        if isinstance(holder, Rows):
            holder.append(value)
            holder.lines.append(line)
        elif self.keys[-1] is _NO_KEY:
            self._key(holder, value, line)
        else:
            holder[self.keys[-1]] = value
            self.keys[-1] = _NO_KEY

    def _key(self, holder: Table, key: object, line: int) -> None:
        if isinstance(key, Table | Rows) or key is None:
            raise self._refused(line, "this key", "a key is a word, a number or a day")
        if key in holder:
            raise self._refused(line, f"{key} for the second time", "each key once")
        holder.lines[key] = line
        self.keys[-1] = key

    def _scalar(self, tag: str, value: str, line: int) -> object:
        if tag in {"str", "value"}:
            return value
        if tag == "null":
            return None
        if tag == "bool":
            return _TRUTHS[value.lower()]
        if tag == "int" and _WHOLE.fullmatch(value):
            return int(value)
        if tag == "float" and _DECIMAL.fullmatch(value):
            return Fraction(value)
        if tag == "timestamp":
            return self._day(value, line)
        raise self._refused(line, value[:40], "a plain number, a day as 2026-01-31, or “text”")

    def _day(self, value: str, line: int) -> dt.date:
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            raise self._refused(line, value[:40], "a day that exists, as 2026-01-31") from None

    def _refused(self, line: int, what: str, allowed: str) -> DocumentError:
        return DocumentError(
            "not_allowed", f"{self.file}:{line}: {what} cannot stand here; {allowed}."
        )


_NO_KEY = object()


def _events(loader: Any) -> Iterator[Any]:
    while loader.check_event():
        yield loader.get_event()
