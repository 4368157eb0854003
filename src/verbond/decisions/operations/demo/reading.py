"""Read the files of the fictitious meetings: patterns with cases, spread over the days they met."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from verbond.decisions.core.wording import Wording, wording_of
from verbond.decisions.errors import DemoWrong

FICTITIOUS = "(fictief)"
_GOLDEN = 0.618
_KNOWN = frozenset(
    "body subjects title summary motivation articles first test why serves outcome vote against "
    "abstain secret late early closed day amended corrects paper cases".split()
)


@dataclass(frozen=True, slots=True)
class DemoServes:
    line: int
    shows: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A fictitious document that stands with an item."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoCase:
    """One fictitious decision, with the text as first tested when the test changed it."""

    body: str
    on: date
    subjects: tuple[str, ...]
    wording: Wording
    first: Wording | None
    amended: Wording | None
    test: str
    why: str
    serves: tuple[DemoServes, ...]
    outcome: str
    votes: bool
    against: int
    abstain: int
    secret: tuple[int, int, int] | None
    is_public: bool
    corrects: str
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fictitious draft that is left on the desk, and how far its test is."""

    wording: Wording
    subjects: tuple[str, ...]
    test: str
    serves: tuple[DemoServes, ...]


@dataclass(frozen=True, slots=True)
class DemoFile:
    """All that the files say."""

    agreement: str
    unit: str
    bodies: tuple[Mapping[str, Any], ...]
    days: Mapping[str, tuple[date, ...]]
    cases: tuple[DemoCase, ...]
    waiting: tuple[Waiting, ...]
    next: tuple[int, ...]
    code: str
    profiles: Mapping[str, Mapping[str, Any]]


def read_demo(folder: Path) -> DemoFile:
    """Read the three files. Raises `DemoWrong` with the file and the pattern."""
    bodies, said, answers = (
        _load(folder / name) for name in ("bodies.yaml", "decisions.yaml", "answers.yaml")
    )
    days = {code: tuple(chain(*rows)) for code, rows in bodies["meetings"].items()}
    cases = chain.from_iterable(
        _cases(place, pattern, days) for place, pattern in enumerate(said["patterns"])
    )
    return DemoFile(
        agreement=said["agreement"],
        unit=bodies["unit"],
        bodies=tuple(bodies["bodies"]),
        days=days,
        cases=tuple(sorted(cases, key=_day)),
        waiting=tuple(map(_waiting, said["waiting"])),
        next=tuple(said["next"]),
        code=answers["code"],
        profiles=answers["profiles"],
    )


def _load(path: Path) -> Mapping[str, Any]:
    import yaml

    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise DemoWrong("no_object", f"{path.name}: expected names with values")
    return found


def _day(case: DemoCase) -> date:
    return case.on


def _cases(
    place: int, pattern: Mapping[str, Any], days: Mapping[str, tuple[date, ...]]
) -> Iterator[DemoCase]:
    title = pattern.get("title", f"pattern {place + 1}")
    unknown = sorted(set(pattern) - _KNOWN)
    if unknown or pattern.get("body") not in days:
        raise DemoWrong(
            "pattern",
            f"decisions.yaml, {title}: unknown {unknown or 'body'}; bodies: {sorted(days)}",
        )
    cases = pattern["cases"]
    for number, case in enumerate(cases):
        given = {**pattern, **case}
        words = defaultdict(str, {key: str(value) for key, value in case.items()})
        on = given.get("day") or _spread(place, number, len(cases), given, days[given["body"]])
        if on not in days[given["body"]]:
            raise DemoWrong("no_meeting", f"decisions.yaml, {title}: no meeting on {on}")
        yield _case(given, words, on)


def _spread(
    place: int, number: int, count: int, given: Mapping[str, Any], days: tuple[date, ...]
) -> date:
    """Spread the cases of a pattern over the days, each pattern from another beginning."""
    share = (number + place * _GOLDEN % 1) / count
    if given.get("late"):
        share = 0.6 + 0.4 * share
    if given.get("early"):
        share *= 0.5
    return days[min(int(share * len(days)), len(days) - 1)]


def _case(given: Mapping[str, Any], words: Mapping[str, str], on: date) -> DemoCase:
    first, amended = given.get("first"), given.get("amended")
    secret = given.get("secret")
    return DemoCase(
        body=given["body"],
        on=on,
        subjects=tuple(given["subjects"]),
        wording=_wording(given, words),
        first=_wording({**given, **first}, words) if first else None,
        amended=_wording({**given, "articles": amended}, words) if amended else None,
        test=given.get("test", ""),
        why=given.get("why", ""),
        serves=_serves(given.get("serves", ()), words),
        outcome="amended" if amended else given.get("outcome", "approved"),
        votes=given.get("vote") != "none",
        against=given.get("against", 0),
        abstain=given.get("abstain", 0),
        secret=tuple(secret) if secret else None,
        is_public=not given.get("closed", False),
        corrects=given.get("corrects", ""),
        paper=_paper(given.get("paper")),
    )


def _wording(given: Mapping[str, Any], words: Mapping[str, str]) -> Wording:
    def fill(text: str) -> str:
        filled = text.format_map(words)
        return filled[:1].upper() + filled[1:]

    title = fill(given["title"])
    return wording_of(
        title=title if FICTITIOUS in title else f"{title} {FICTITIOUS}",
        summary=fill(given.get("summary", "")),
        motivation=fill(given.get("motivation", "")),
        articles=map(fill, given["articles"]),
    )


def _paper(said: Mapping[str, Any] | None) -> Paper | None:
    return Paper(str(said["name"]), tuple(map(str, said["lines"]))) if said else None


def _serves(rows: Any, words: Mapping[str, str]) -> tuple[DemoServes, ...]:
    # A pattern may leave what is served to its cases, by a word between braces.
    if isinstance(rows, str):
        return ()
    return tuple(
        DemoServes(int(str(row["line"]).format_map(words)), str(row["shows"]).format_map(words))
        for row in rows
    )


def _waiting(row: Mapping[str, Any]) -> Waiting:
    return Waiting(
        wording=_wording(row, {}),
        subjects=tuple(row["subjects"]),
        test=row["test"],
        serves=_serves(row.get("serves", ()), {}),
    )
