"""Read YAML as text only: "01", 71016, no and 0.10 stay what was written, until asked for more."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from verbond.indicators.core.errors import DefinitionWrong
from verbond.kit.sheets.errors import NumberUnclear
from verbond.kit.sheets.figures import checked

MAX_CHARACTERS = 1_000_000


class _TextLoader(yaml.BaseLoader):
    """Everything is text, nothing is repeated, nothing refers to something else."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.MarkedYAMLError(problem="* is not allowed; write the text out")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key is one word", problem_mark=key.start_mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"{key.value!r} stands there twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep=deep))


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a file: its keys, and where it stands, so that a fault can be found."""

    file: str
    path: str
    content: dict[str, Any]

    def fault(self, key: str, message: str) -> DefinitionWrong:
        where = ".".join(part for part in (self.path, key) if part)
        return DefinitionWrong("definition", f"{self.file}, {where or 'top'}: {message}")

    def only(self, *keys: str) -> None:
        for key in self.content:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = f" (did you mean {near[0]!r}?)" if near else ""
                raise self.fault(key, f"unknown key{hint}; allowed are {', '.join(keys)}")

    def has(self, key: str) -> bool:
        return key in self.content

    def text(self, key: str, default: str | None = None) -> str:
        value = self.content.get(key, default)
        if value is None:
            raise self.fault(key, "is missing")
        if not isinstance(value, str):
            raise self.fault(key, "must be one text")
        return " ".join(value.split()) if "\n" in value else value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.fault(key, "must be a list of texts")
        return tuple(value)

    def words(self, key: str) -> dict[str, str]:
        value = self.content.get(key) or {}
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise self.fault(key, "must be a list of `key: text`")
        return value

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        value, among = self.text(key, default), tuple(allowed)
        if value not in among:
            raise self.fault(key, f"{value!r} is not allowed; allowed are {', '.join(among)}")
        return value

    def part(self, key: str) -> "Entry":
        value = self.content.get(key) or {}
        if not isinstance(value, dict):
            raise self.fault(key, "must hold `key: value` lines")
        return Entry(self.file, f"{self.path}.{key}".lstrip("."), value)

    def parts(self, key: str) -> tuple["Entry", ...]:
        value = self.content.get(key) or []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fault(key, "must be a list of entries, each with `key: value` lines")
        start = f"{self.path}.{key}".lstrip(".")
        return tuple(Entry(self.file, f"{start}[{n}]", one) for n, one in enumerate(value, 1))

    def day(self, key: str) -> date | None:
        value = self.text(key, "")
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.fault(key, f"{value!r} is not a day such as 2026-11-23") from None

    def number(self, key: str) -> Decimal | None:
        value = self.text(key, "")
        if not value:
            return None
        try:
            number = Decimal(value)
            if not number.is_finite():
                raise self.fault(key, f"{value!r} is not a number such as 64.6")
            return checked(number)
        except InvalidOperation:
            raise self.fault(key, f"{value!r} is not a number such as 64.6") from None
        except NumberUnclear as fault:
            raise self.fault(key, fault.message) from fault

    def whole(self, key: str, default: int) -> int:
        value = self.text(key, str(default))
        if not value.isdecimal() or len(value) > 9:
            raise self.fault(key, f"{value!r} is not a whole number of 0 or more")
        return int(value)


def read_entry(text: str, *, file: str) -> Entry:
    """Read a YAML file whose top is `key: value` lines.

    Raises `DefinitionWrong` with file and line for bad YAML, repeated keys and references.
    """
    if len(text) > MAX_CHARACTERS:
        raise DefinitionWrong("definition", f"{file} is longer than {MAX_CHARACTERS} characters")
    try:
        content = yaml.load(text, Loader=_TextLoader)  # noqa: S506 - a BaseLoader makes only text
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        where = f", line {mark.line + 1}" if mark else ""
        raise DefinitionWrong("yaml", f"{file}{where}: {fault.problem}") from fault
    except yaml.YAMLError as fault:
        raise DefinitionWrong("yaml", f"{file} is not YAML: {fault}") from fault
    except RecursionError as fault:
        raise DefinitionWrong("yaml", f"{file} is nested too deep") from fault
    if not isinstance(content, dict):
        raise DefinitionWrong("yaml", f"{file} must hold `key: value` lines")
    return Entry(file, "", content)
