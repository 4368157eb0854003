"""One domain: its sections, statements, goals and what is promised under each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from verbond.agreement.models import Chapter, Commitment
from verbond.agreement.models.evidence import State
from verbond.agreement.models.text import Role
from verbond.agreement.queries.standing import states_of
from verbond.agreement.queries.states import Tally, state_in, tally


@dataclass(slots=True)
class Branch:
    """A unit with the units under it."""

    unit: Commitment
    status: str
    parts: list["Branch"] = field(default_factory=list)

    def only(self, status: str) -> "Branch | None":
        parts = [cut for part in self.parts if (cut := part.only(status))]
        if parts or (self.unit.is_promise and self.status == status):
            return Branch(self.unit, self.status, parts)
        return None


@dataclass(slots=True)
class Part:
    """A section of a chapter; the first has no title when text stands before any heading."""

    title: str
    line: int
    level: int
    statements: list[Commitment] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)

    @property
    def promises(self) -> int:
        return sum(
            branch.unit.is_promise + sum(part.unit.is_promise for part in branch.parts)
            for branch in self.branches
        )

    def only(self, status: str) -> "Part":
        """Return this part with the promises of one status, and the goals they stand under."""
        kept = [cut for branch in self.branches if (cut := branch.only(status))]
        return Part(self.title, self.line, self.level, [], kept)


FEWEST_CONTENTS = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """A line of the contents: a section, or a goal where there are no sections."""

    label: str
    anchor: str
    promises: int


@dataclass(frozen=True, slots=True)
class ChapterPage:
    chapter: Chapter
    number: int
    parts: tuple[Part, ...]
    promises: int
    tally: Tally
    chosen: str
    neighbours: tuple[Chapter | None, Chapter | None]

    @property
    def contents(self) -> tuple[Stop, ...]:
        """Sections with promises; goals when there are few sections; nothing on a short page."""
        found = [Stop(p.title, f"S{p.line}", p.promises) for p in self.parts if p.title]
        if len(found) < FEWEST_CONTENTS:
            found = [
                Stop(branch.unit.text, branch.unit.key, len(branch.parts))
                for part in self.parts
                for branch in part.branches
                if branch.parts
            ]
        found = [stop for stop in found if stop.promises]
        return tuple(found) if len(found) >= FEWEST_CONTENTS else ()


def chapter_page(chapter: Chapter, status: str = "") -> ChapterPage:
    """Gather one domain in the order of the document, or only what has one status."""
    units = list(
        chapter.commitments.current()
        .select_related("section", "agreement", "parent")
        .order_by("position")
    )
    states = states_of(chapter.agreement)
    parts = _parts(chapter, units, states)
    chosen = status if status in set(State) else ""
    if chosen:
        parts = tuple(cut for part in parts if (cut := part.only(chosen)).branches)
    chapters = list(Chapter.objects.filter(agreement=chapter.agreement_id).order_by("position"))
    here = next(place for place, row in enumerate(chapters) if row.pk == chapter.pk)
    for row in chapters:
        row.agreement = chapter.agreement
    return ChapterPage(
        chapter=chapter,
        number=here + 1,
        parts=parts,
        promises=sum(unit.is_promise for unit in units),
        tally=tally(state_in(states, unit.pk, unit.kind) for unit in units if unit.is_promise),
        chosen=chosen,
        neighbours=(
            chapters[here - 1] if here else None,
            chapters[here + 1] if here + 1 < len(chapters) else None,
        ),
    )


def _parts(
    chapter: Chapter, units: Iterable[Commitment], states: dict[int, str]
) -> tuple[Part, ...]:
    parts: dict[int, Part] = {
        section.pk: Part(section.title, section.line, section.level)
        for section in chapter.sections.order_by("position")
    }
    before = Part("", chapter.line, 0)
    branches: dict[int, Branch] = {}
    for unit in units:
        part = parts.get(unit.section_id or 0, before)
        branch = branches[unit.pk] = Branch(unit, state_in(states, unit.pk, unit.kind))
        parent = branches.get(unit.parent_id or 0)
        if parent is not None and unit.role != Role.STATEMENT:
            parent.parts.append(branch)
        elif unit.role in {Role.STATEMENT, Role.TEXT} and not unit.is_promise:
            part.statements.append(unit)
        else:
            part.branches.append(branch)
    found = [before, *parts.values()]
    return tuple(part for part in found if part.title or part.statements or part.branches)
