"""Things that are tested belong to higher rooms: they say here how to find one by its key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Subject:
    """What is tested: one version of a text, with its facts.

    `version` is the sha256 of the text. `facts` holds `body` (a code), `subjects` (codes),
    `public` (False: only staff may read its tests until `show_tests` is called) and `decided`
    (True: no test of it may be made, withdrawn or exempted any more).
    """

    room: str
    key: str
    version: str
    text: str
    title: str
    url: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        return self.facts.get("public", True) is True

    @property
    def is_decided(self) -> bool:
        return self.facts.get("decided", False) is True


type SubjectOf = Callable[[str], Subject | None]

_SUBJECTS: dict[str, SubjectOf] = {}


def register_subject(room: str, subject_of: SubjectOf) -> None:
    """Say how a thing of a room is found by its key, as it is now; None when it is gone."""
    _SUBJECTS[room] = subject_of


def subject_now(room: str, key: str) -> Subject | None:
    """Return a thing as it is now; None when its room says nothing of it."""
    subject_of = _SUBJECTS.get(room)
    return subject_of(key) if subject_of else None


def is_known(room: str) -> bool:
    return room in _SUBJECTS


def forget_subject(room: str) -> None:
    """Undo a registration, in tests."""
    _SUBJECTS.pop(room, None)
