"""Read YAML with care: known fields only, and every complaint names the file and the line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from verbond.places.core.errors import PlacesFileWrong

LARGEST_FILE = 2_000_000
_LINE = "\0line"


class _LinedLoader(yaml.SafeLoader):
    """Remembers on which line each mapping begins, and refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        line = node.start_mark.line + 1
        keys = [key.value for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise yaml.constructor.ConstructorError(
                None, None, f"{twice[0]!r} is given twice", node.start_mark
            )
        return {**super().construct_mapping(node, deep=deep), _LINE: line}


@dataclass(frozen=True, slots=True)
class Fields:
    """One mapping of a file, with where it stands."""

    values: Mapping[str, Any]
    file: str
    line: int

    def wrong(self, code: str, message: str) -> PlacesFileWrong:
        return PlacesFileWrong(code, f"{self.file}, line {self.line}: {message}")

    def only(self, *allowed: str) -> None:
        """Refuse fields that nobody reads: a typing error would pass unseen."""
        unknown = sorted(str(key) for key in self.values if key not in {*allowed, _LINE})
        if unknown:
            raise self.wrong(
                "field_unknown", f"unknown field {unknown[0]!r}; allowed are {', '.join(allowed)}"
            )

    def text(self, name: str, *, default: str | None = None, longest: int = 2000) -> str:
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.wrong("field_text", f"field {name!r} must be a text{_quoting(value)}")
        if len(value) > longest:
            raise self.wrong("field_long", f"field {name!r} has more than {longest} characters")
        return " ".join(value.split())

    def code(self, name: str) -> str:
        value = self.text(name, longest=60)
        if not all(one.isascii() and (one.isalnum() or one == "-") for one in value):
            raise self.wrong(
                "field_code",
                f"field {name!r} is {value!r}; allowed are letters, digits and hyphens",
            )
        return value

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        if value is None:
            return None
        if type(value) is not date:
            raise self.wrong("field_day", f"field {name!r} must be a day such as 2026-01-31")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.values.get(name, default)
        if not isinstance(value, bool):
            raise self.wrong("field_flag", f"field {name!r} must be true or false")
        return value

    def number(self, name: str) -> int:
        value = self.values.get(name)
        if type(value) is not int or value < 1:
            raise self.wrong("field_number", f"field {name!r} must be a whole number from 1")
        return value

    def group(self, name: str) -> "Fields":
        return self._fields(self.values.get(name), name)

    def groups(self, name: str) -> "tuple[Fields, ...]":
        return tuple(self._fields(one, name) for one in self._listed(name))

    def items(self, name: str) -> "tuple[str | Fields, ...]":
        """Return a list in which texts and mappings may stand together."""
        return tuple(
            " ".join(one.split()) if isinstance(one, str) else self._fields(one, name)
            for one in self._listed(name)
        )

    def texts(self, name: str) -> tuple[str, ...]:
        found = self._listed(name)
        for one in found:
            if not isinstance(one, str) or not one.strip():
                raise self.wrong("field_texts", f"{name!r} lists texts{_quoting(one)}")
        return tuple(" ".join(one.split()) for one in found)

    def _listed(self, name: str) -> Sequence[Any]:
        value = self.values.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.wrong("field_list", f"field {name!r} must be a list")
        return value

    def _fields(self, value: Any, name: str) -> "Fields":
        if not isinstance(value, dict):
            raise self.wrong("field_group", f"{name!r} must hold fields with values")
        return Fields(value, self.file, value.get(_LINE, self.line))


def _quoting(value: object) -> str:
    # YAML reads 71016 as a number and "no" as false.
    return "" if value is None else f"; write {str(value)!r} between quotes"


def read_yaml(text: str, file: str) -> Fields:
    """Read one YAML document whose top is a mapping, or raise `PlacesFileWrong`."""
    if len(text) > LARGEST_FILE:
        raise PlacesFileWrong("file_large", f"{file}: more than {LARGEST_FILE} characters")
    try:
        # A subclass of SafeLoader: it builds plain values only.
        top = yaml.load(text, Loader=_LinedLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise PlacesFileWrong("file_not_yaml", f"{file}: {_short(error)}") from error
    if not isinstance(top, dict):
        raise PlacesFileWrong("file_empty", f"{file}: holds no fields")
    return Fields(top, file, 1)


def _short(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return str(error) or type(error).__name__
