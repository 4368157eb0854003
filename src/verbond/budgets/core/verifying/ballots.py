"""Read a .pb file with nothing but the standard library; a second reader, on purpose."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from verbond.budgets.core.errors import ElectionWrong

SECTIONS: Final = ("meta", "projects", "votes")
WITH_POINTS: Final = ("cumulative", "scoring")
AMOUNT: Final = re.compile(r"\+?[0-9]{1,30}(?:[.,][0-9]{0,40})?", re.ASCII)
# One ballot: the projects that it names, in its order, with their points (1 without points).
type Ballot = tuple[tuple[str, Fraction], ...]
type Rows = list[tuple[int, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Vote:
    """What the file says; amounts exact, in units of its currency."""

    budget: Fraction
    cost: Mapping[str, Fraction]
    # Per project its categories and its neighbourhood: what a cap can be about.
    kinds: Mapping[str, frozenset[str]]
    # How many people handed in exactly this ballot.
    ballots: Mapping[Ballot, int]
    vote_type: str
    sha256: str

    @property
    def number(self) -> int:
        """Return how many ballots there are, empty ones included."""
        return sum(self.ballots.values())


def read_vote(content: bytes) -> Vote:
    """Read an election; raises `ElectionWrong` with the line for whatever is no .pb file."""
    sections: dict[str, Rows] = {name: [] for name in SECTIONS}
    for name, line, row in _rows(content):
        sections[name].append((line, row))
    meta = {row.get("key", ""): row.get("value", "") for _, row in sections["meta"]}
    cost: dict[str, Fraction] = {}
    kinds: dict[str, frozenset[str]] = {}
    for line, row in sections["projects"]:
        project = row.get("project_id", "")
        if not project or project in cost:
            raise _wrong(line, f"project {project!r} staat er al, of heeft geen nummer")
        cost[project] = _amount(row.get("cost", ""), line)
        place = row.get("neighborhood") or row.get("district", "")
        themes = row.get("category") or row.get("categories", "")
        kinds[project] = frozenset(_several(themes)) | ({place} if place else frozenset())
    vote_type = meta.get("vote_type", "").lower()
    return Vote(
        budget=_amount(meta.get("budget", ""), 0),
        cost=cost,
        kinds=kinds,
        ballots=_ballots(sections["votes"], cost, with_points=vote_type in WITH_POINTS),
        vote_type=vote_type,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _rows(content: bytes) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Give every row with its section, its line, and its cells by the name of their column."""
    at, header = -1, None
    try:
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        reader = csv.reader(text, delimiter=";", strict=True)
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if not any(row):
                continue
            if at + 1 < len(SECTIONS) and _is_title(row, SECTIONS[at + 1]):
                at, header = at + 1, None
            elif at < 0:
                raise _wrong(reader.line_num, "een .pb-bestand begint met META")
            elif header is None:
                header = row
            else:
                yield SECTIONS[at], reader.line_num, dict(zip(header, row, strict=False))
    except (csv.Error, UnicodeDecodeError) as unreadable:
        raise ElectionWrong("no_table", f"dit is geen tabel in UTF-8: {unreadable}") from unreadable
    if at + 1 < len(SECTIONS):
        raise ElectionWrong("no_section", f"het deel {SECTIONS[at + 1].upper()} ontbreekt")


def _is_title(row: Sequence[str], title: str) -> bool:
    return row[0].lower() == title and not any(row[1:])


def _several(cell: str) -> list[str]:
    if cell.lower() == "none":
        return []
    return [part for part in (word.strip() for word in cell.split(",")) if part]


def _amount(text: str, line: int) -> Fraction:
    if not AMOUNT.fullmatch(text):
        raise _wrong(line, f"{text[:40]!r} is geen getal van nul of meer")
    return Fraction(text.replace(",", ".").rstrip("."))


def _ballots(rows: Rows, cost: Mapping[str, Fraction], *, with_points: bool) -> dict[Ballot, int]:
    seen: dict[tuple[str, str], list[int]] = {}
    # Many people hand in what somebody else did: read each such text once.
    for line, row in rows:
        said = row.get("vote", ""), row.get("points", "") if with_points else ""
        seen.setdefault(said, [line, 0])[1] += 1
    ballots: dict[Ballot, int] = {}
    for (vote, points), (line, times) in seen.items():
        projects = _several(vote)
        unknown = [project for project in projects if project not in cost]
        if unknown:
            raise _wrong(line, f"project {unknown[0][:40]!r} staat niet in PROJECTS")
        given = [_amount(one, line) for one in _several(points)]
        if with_points and len(given) != len(projects):
            raise _wrong(line, "er staan niet evenveel punten als projecten")
        ballot = _ballot(projects, given or [Fraction(1)] * len(projects))
        ballots[ballot] = ballots.get(ballot, 0) + times
    return ballots


def _ballot(projects: Sequence[str], points: Sequence[Fraction]) -> Ballot:
    named: dict[str, Fraction] = {}
    for project, given in zip(projects, points, strict=True):
        # A project that is named twice counts once: the first time.
        named.setdefault(project, given)
    return tuple((project, given) for project, given in named.items() if given)


def _wrong(line: int, what: str) -> ElectionWrong:
    return ElectionWrong("line", f"regel {line}: {what}" if line else f"META: budget: {what}")
