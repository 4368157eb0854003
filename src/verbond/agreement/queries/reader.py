"""The whole document as it stands, with each unit clickable in the margin."""

from dataclasses import dataclass

from verbond.agreement.models import Agreement, Chapter, Commitment, Section


@dataclass(slots=True)
class Stretch:
    """Lines that belong to one unit, one heading, or to nothing that can be kept."""

    first: int
    last: int
    lines: list[str]
    page: int
    unit: Commitment | None = None
    heading: str = ""  # "chapter", "section" or ""
    starts_page: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Reading:
    agreement: Agreement
    stretches: tuple[Stretch, ...]
    chapters: tuple[Chapter, ...]
    lines: int
    pages: int


def reading(agreement: Agreement) -> Reading:
    """Cut the current edition into stretches, every non-blank line once and in order."""
    edition = agreement.edition
    lines = edition.lines if edition else []
    owner = _owners(agreement)
    chapters = tuple(Chapter.objects.filter(agreement=agreement).order_by("position"))
    for chapter in chapters:
        chapter.agreement = agreement
    headings = {chapter.line: "chapter" for chapter in chapters}
    sections = Section.objects.filter(agreement=agreement)
    headings.update(dict.fromkeys(sections.values_list("line", flat=True), "section"))
    stretches: list[Stretch] = []
    page = 0
    for number, (text, on_page, *_) in enumerate(lines, 1):
        if not text.strip():
            continue
        unit, heading = owner.get(number), headings.get(number, "")
        last = stretches[-1] if stretches else None
        if last is None or unit is None or last.unit is not unit or heading:
            stretches.append(Stretch(number, number, [], on_page, unit, heading, on_page != page))
            page = on_page
        stretches[-1].lines.append(text.strip())
        stretches[-1].last = number
    return Reading(
        agreement, tuple(stretches), chapters, len(lines), max((row[1] for row in lines), default=0)
    )


def _owners(agreement: Agreement) -> dict[int, Commitment]:
    units = Commitment.objects.filter(agreement=agreement).current().order_by("position")
    owner: dict[int, Commitment] = {}
    for unit in units.only(
        "key", "role", "kind", "is_promise", "first_line", "last_line", "agreement"
    ):
        unit.agreement = agreement
        for line in range(unit.first_line, unit.last_line + 1):
            owner.setdefault(line, unit)
    return owner
