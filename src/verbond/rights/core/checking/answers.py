"""What somebody answered in the check, as one small document that fits a cookie.

Nothing here is a fact yet: `casing` makes the case. A value is kept as it was meant: `ja`, `nee`,
`?` (asked, not known), `1200.00`, `1000.00..1500.00`, `2019-03`, or the code of a choice.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from verbond.rights.core.errors import CaseError

MOST_MEMBERS: Final = 20
MOST_SAID: Final = 2000
LONGEST_NAME: Final = 40
NOT_KNOWN: Final = "?"
SELF: Final = "p1"
HOME: Final = "h1"
# One past the largest document that is unpacked: a bomb stops here.
_LARGEST: Final = 200_000

RELATIONS: Final = (
    "self", "spouse", "legal_partner", "partner", "our_child", "my_child", "partners_child",
    "parent", "partners_parent", "grandparent", "grandchild", "sibling", "other",
)  # fmt: skip
PARTNERS: Final = {"spouse": "gehuwd", "legal_partner": "wettelijk", "partner": "feitelijk"}
CHILDREN: Final = frozenset({"our_child", "my_child", "partners_child"})


@dataclass(frozen=True, slots=True)
class Inhabitant:
    """A person of the check: how they belong to who fills it in, and when they were born.

    `born`: 1985, 1985-03 or 1985-03-14; empty when not known. `lives`: empty for this address,
    else the id of a place (`city`, `province`, `elsewhere`, `unknown`). `fund`: who has this person
    as a dependant at the health fund: me, partner, own, or `?`.
    """

    id: str
    relation: str = "other"
    name: str = ""
    born: str = ""
    lives: str = ""
    fund: str = "own"

    @property
    def home(self) -> str:
        return f"h{self.id}" if self.lives else HOME


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that one check holds; it is never changed, only replaced."""

    people: tuple[Inhabitant, ...] = (Inhabitant(SELF, "self"),)
    place: str = ""
    cares: tuple[tuple[str, str], ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    code: str = ""

    @property
    def here(self) -> tuple[Inhabitant, ...]:
        return tuple(one for one in self.people if not one.lives)

    def person(self, id: str) -> Inhabitant | None:  # noqa: A002 - the word of the document
        return next((one for one in self.people if one.id == id), None)

    def with_said(self, given: Mapping[str, str]) -> "Answers":
        """Return these answers with some given again; an empty text takes an answer back."""
        said = {path: text for path, text in {**self.said, **given}.items() if text}
        return replace(self, said=said, last=tuple(given))

    def with_people(self, people: tuple[Inhabitant, ...], place: str) -> "Answers":
        """Return these answers for other people; what was said about who left is forgotten."""
        ids = {one.id for one in people} | {one.home for one in people}
        return replace(
            self,
            people=people,
            place=place,
            cares=tuple(pair for pair in self.cares if set(pair) <= ids),
            said={path: text for path, text in self.said.items() if path.split(".")[0] in ids},
            held=tuple(one for one in self.held if one.split(" ")[-1] in ids),
            trail=tuple(page for page in self.trail if page.split(":")[-1] in ids),
            last=(),
        )

    def skipped(self) -> frozenset[str]:
        """Return the paths that were asked and that nobody here knows."""
        return frozenset(path for path, text in self.said.items() if text == NOT_KNOWN)


def packed(answers: Answers) -> bytes:
    """Write answers as few bytes."""
    document = {
        "p": [[o.id, o.relation, o.name, o.born, o.lives, o.fund] for o in answers.people],
        "w": answers.place,
        "c": answers.cares,
        "s": answers.said,
        "t": answers.trail,
        "h": answers.held,
        "l": answers.last,
        "k": answers.code,
    }
    return zlib.compress(json.dumps(document, separators=(",", ":")).encode(), 9)


def unpacked(content: bytes) -> Answers:
    """Read what `packed` wrote. Raises `CaseError` for anything else."""
    try:
        reader = zlib.decompressobj()
        text = reader.decompress(content, _LARGEST)
        if reader.unconsumed_tail or not reader.eof:
            raise _unreadable()
        return _read(json.loads(text))
    except (zlib.error, ValueError, KeyError, TypeError) as wrong:
        raise _unreadable() from wrong


def _read(document: dict[str, Any]) -> Answers:
    people = tuple(Inhabitant(*map(str, row)) for row in document["p"])
    if not people or len(people) > MOST_MEMBERS or people[0].id != SELF:
        raise _unreadable()
    said = {str(path): str(text) for path, text in document["s"].items()}
    if len(said) > MOST_SAID:
        raise _unreadable()
    return Answers(
        people=people,
        place=str(document["w"]),
        cares=tuple((str(one), str(other)) for one, other in document["c"]),
        said=said,
        trail=tuple(map(str, document["t"])),
        held=tuple(map(str, document["h"])),
        last=tuple(map(str, document["l"])),
        code=str(document["k"]),
    )


def _unreadable() -> CaseError:
    return CaseError("answers", "These answers cannot be read.")
