"""One domain: its sections, statements, goals and what is promised under each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from verbond.agreement.models import Chapter, Commitment
from verbond.agreement.models.text import Role
from verbond.agreement.queries.overview import UNKNOWN, target_status
from verbond.indicators import facade as indicators


@dataclass(slots=True)
class Branch:
    """A unit with the units under it."""

    unit: Commitment
    status: str
    parts: list["Branch"] = field(default_factory=list)


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
    targets: int
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


def chapter_page(chapter: Chapter) -> ChapterPage:
    """Gather one domain in the order of the document."""
    units = list(
        chapter.commitments.current()
        .select_related("section", "agreement", "parent")
        .order_by("position")
    )
    status = target_status(chapter.agreement, indicators.measured_target_codes())
    parts = _parts(chapter, units, status)
    chapters = list(Chapter.objects.filter(agreement=chapter.agreement_id).order_by("position"))
    here = next(place for place, row in enumerate(chapters) if row.pk == chapter.pk)
    for row in chapters:
        row.agreement = chapter.agreement
    return ChapterPage(
        chapter=chapter,
        number=here + 1,
        parts=parts,
        promises=sum(unit.is_promise for unit in units),
        targets=sum(unit.pk in status for unit in units if unit.is_promise),
        neighbours=(
            chapters[here - 1] if here else None,
            chapters[here + 1] if here + 1 < len(chapters) else None,
        ),
    )


def _parts(
    chapter: Chapter, units: Iterable[Commitment], status: dict[int, str]
) -> tuple[Part, ...]:
    parts: dict[int, Part] = {
        section.pk: Part(section.title, section.line, section.level)
        for section in chapter.sections.order_by("position")
    }
    before = Part("", chapter.line, 0)
    branches: dict[int, Branch] = {}
    for unit in units:
        part = parts.get(unit.section_id or 0, before)
        branch = branches[unit.pk] = Branch(unit, status.get(unit.pk, UNKNOWN))
        parent = branches.get(unit.parent_id or 0)
        if parent is not None and unit.role != Role.STATEMENT:
            parent.parts.append(branch)
        elif unit.role in {Role.STATEMENT, Role.TEXT} and not unit.is_promise:
            part.statements.append(unit)
        else:
            part.branches.append(branch)
    found = [before, *parts.values()]
    return tuple(part for part in found if part.title or part.statements or part.branches)
