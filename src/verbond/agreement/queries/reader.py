"""The whole document as it stands, with each unit clickable in the margin."""

from collections.abc import Iterator
from dataclasses import dataclass

from verbond.agreement.models import Agreement, Chapter, Commitment, Section
from verbond.agreement.queries.agreements import lines_of


@dataclass(slots=True)
class Stretch:
    """Lines that belong to one unit, one heading, or to nothing that can be kept."""

    first: int
    last: int
    lines: list[str]
    page: int
    unit: Commitment | None = None
    heading: str = ""  # "chapter", "section", "front" (a section outside chapters) or ""
    name: str = ""
    starts_page: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Reading:
    agreement: Agreement
    stretches: tuple[Stretch, ...]
    lines: int
    pages: int

    @property
    def contents(self) -> tuple[Stretch, ...]:
        """The chapters, and the sections that stand before the first or after the last of them."""
        return tuple(one for one in self.stretches if one.heading in {"chapter", "front"})


def reading(agreement: Agreement) -> Reading:
    """Cut the current edition into stretches, every non-blank line once and in order."""
    edition = agreement.edition
    lines = lines_of(edition) if edition else []
    owner = _owners(agreement)
    headings = {line: (heading, name) for line, heading, name in _headings(agreement)}
    stretches: list[Stretch] = []
    page = 0
    for number, (text, own_page, *_) in enumerate(lines, 1):
        if not text.strip():
            continue
        unit, (heading, name) = owner.get(number), headings.get(number, ("", ""))
        # Plain text has no pages of its own; the units know those that its page numbers tell.
        on_page = max(own_page, page, unit.page if unit else 0)
        last = stretches[-1] if stretches else None
        if last is None or unit is None or last.unit is not unit or heading:
            stretches.append(
                Stretch(number, number, [], on_page, unit, heading, name, on_page != page)
            )
            page = on_page
        stretches[-1].lines.append(text.strip())
        stretches[-1].last = number
    return Reading(agreement, tuple(stretches), len(lines), page)


def _headings(agreement: Agreement) -> Iterator[tuple[int, str, str]]:
    sections = Section.objects.filter(agreement=agreement)
    rows = list(sections.values_list("line", "title", "chapter", "level"))
    highest = min((level for _line, _title, chapter, level in rows if not chapter), default=0)
    for line, title, chapter, level in rows:
        yield line, "section" if chapter or level > highest else "front", title
    for found in Chapter.objects.filter(agreement=agreement):
        yield found.line, "chapter", found.name


def _owners(agreement: Agreement) -> dict[int, Commitment]:
    units = Commitment.objects.filter(agreement=agreement).current().order_by("position")
    owner: dict[int, Commitment] = {}
    for unit in units.only(
        "key", "role", "is_promise", "first_line", "last_line", "page", "agreement"
    ):
        unit.agreement = agreement
        for line in range(unit.first_line, unit.last_line + 1):
            owner.setdefault(line, unit)
    return owner
