"""Read typed fields from YAML, and say file, line and field where one is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from verbond.agreement.core.errors import ProfileBroken

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LONGEST_PATTERN = 500
DEEPEST = 20
LARGEST_NUMBER_LENGTH = 9


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which file a value stands, for messages."""

    file: str
    line: int
    path: str

    def broken(self, problem: str) -> ProfileBroken:
        return ProfileBroken(f"{self.file}, regel {self.line}, {self.path or 'profiel'}: {problem}")


class Fields:
    """A YAML mapping of which every field must be known."""

    def __init__(self, node: yaml.Node, place: Place, allowed: tuple[str, ...]) -> None:
        if not isinstance(node, yaml.MappingNode):
            raise place.broken("hier horen velden; toegelaten: " + ", ".join(allowed))
        self.place = place
        self._nodes: dict[str, yaml.Node] = {}
        for key, value in node.value:
            self._take(key, value, allowed)

    def _take(self, key: yaml.Node, value: yaml.Node, allowed: tuple[str, ...]) -> None:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        here = Place(self.place.file, key.start_mark.line + 1, self.place.path)
        if name not in allowed:
            raise here.broken(f"onbekend veld {name!r}; toegelaten: " + ", ".join(allowed))
        if name in self._nodes:
            raise here.broken(f"het veld {name!r} staat er twee keer; één keer mag")
        self._nodes[name] = value

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def at(self, name: str) -> Place:
        node = self._nodes.get(name)
        line = node.start_mark.line + 1 if node else self.place.line
        return Place(self.place.file, line, f"{self.place.path}.{name}".lstrip("."))

    def text(self, name: str, default: str | None = None) -> str:
        node = self._nodes.get(name)
        if node is None:
            if default is None:
                raise self.place.broken(f"het verplichte veld {name!r} ontbreekt")
            return default
        return _scalar(node, self.at(name))

    def number(self, name: str, low: int, high: int) -> int | None:
        """Read a whole number from `low` to `high`, or None when it is not there."""
        if name not in self._nodes:
            return None
        return _whole(self.text(name), self.at(name), low, high)

    def numbers(self, name: str, low: int, high: int) -> tuple[int, ...]:
        return tuple(_whole(_scalar(node, at), at, low, high) for node, at in self.entries(name))

    def flag(self, name: str) -> bool:
        text = self.text(name, "false")
        if text not in ("true", "false"):
            raise self.at(name).broken(f"{text!r} mag niet; toegelaten: true, false")
        return text == "true"

    def choice(self, name: str, allowed: tuple[str, ...]) -> str | None:
        if name not in self._nodes:
            return None
        text = self.text(name)
        if text not in allowed:
            raise self.at(name).broken(f"{text[:60]!r} mag niet; toegelaten: " + ", ".join(allowed))
        return text

    def pattern(self, name: str) -> re.Pattern[str] | None:
        return None if name not in self._nodes else _compiled(self.text(name), self.at(name))

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(_scalar(node, place) for node, place in self.entries(name))

    def patterns(self, name: str) -> tuple[re.Pattern[str], ...]:
        return tuple(_compiled(_scalar(node, at), at) for node, at in self.entries(name))

    def group(self, name: str, allowed: tuple[str, ...]) -> "Fields | None":
        node = self._nodes.get(name)
        return None if node is None else Fields(node, self.at(name), allowed)

    def groups(self, name: str, allowed: tuple[str, ...]) -> "list[Fields]":
        return [Fields(node, place, allowed) for node, place in self.entries(name)]

    def entries(self, name: str) -> Iterator[tuple[yaml.Node, Place]]:
        node = self._nodes.get(name)
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            raise self.at(name).broken("hier hoort een lijst")
        for position, entry in enumerate(node.value, start=1):
            path = f"{self.at(name).path}[{position}]"
            yield entry, Place(self.place.file, entry.start_mark.line + 1, path)


def read_fields(text: str, file: str, allowed: tuple[str, ...]) -> Fields:
    """Parse YAML whose top is a mapping with the `allowed` fields. Raises `ProfileBroken`."""
    try:
        _refuse_nesting(text, file)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or str(error)
        raise Place(file, line, "").broken(f"dit is geen YAML: {problem}") from error
    if node is None:
        raise Place(file, 1, "").broken("het bestand is leeg; toegelaten: " + ", ".join(allowed))
    return Fields(node, Place(file, 1, ""), allowed)


def _refuse_nesting(text: str, file: str) -> None:
    """Refuse depths no profile has: composing them recurses, in C, until the process dies."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            place = Place(file, event.start_mark.line + 1 if event.start_mark else 1, "")
            raise place.broken(f"meer dan {DEEPEST} lijsten of velden in elkaar; zo diep mag niet")


def _scalar(node: yaml.Node, place: Place) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise place.broken("hier hoort één waarde, geen lijst of velden")
    return str(node.value)


def _whole(text: str, place: Place, low: int, high: int) -> int:
    digits = text.isascii() and text.isdigit() and len(text) <= LARGEST_NUMBER_LENGTH
    if not digits or not low <= int(text) <= high:
        raise place.broken(f"{text[:60]!r} is geen geheel getal van {low} tot {high}")
    return int(text)


def _compiled(text: str, place: Place) -> re.Pattern[str]:
    if len(text) > LONGEST_PATTERN:
        raise place.broken(f"een patroon van {len(text)} tekens; toegelaten: {LONGEST_PATTERN}")
    try:
        return re.compile(text)
    except re.error as error:
        raise place.broken(f"{text!r} is geen reguliere uitdrukking: {error}") from error
