"""Keep the chapters and sections of an agreement equal to those of an outline."""

from dataclasses import dataclass, field

from verbond.agreement.core import document as core
from verbond.agreement.core.document import Item, Outline
from verbond.agreement.models import Agreement, Chapter, Commitment, Section


@dataclass(slots=True)
class Structure:
    """Chapters by id and sections by (chapter id, first line), as they now stand in the tables."""

    agreement: Agreement
    outline: Outline
    chapters: dict[str, Chapter] = field(default_factory=dict)
    sections: dict[tuple[str, int], Section] = field(default_factory=dict)
    old_sections: list[int] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)

    def title(self, chapter: str) -> str:
        return self.chapters[chapter].title if chapter in self.chapters else ""

    def heading(self, item: Item) -> str:
        section = self.sections.get((item.chapter, item.section or 0))
        return section.title if section else ""

    def number(self, item: Item) -> str:
        """Give the number to show: chapter, then place among its siblings, such as 3.2.5."""
        if item.role not in {"goal", "action", "point"} or item.chapter not in self.chapters:
            return ""
        above = self._numbers.get(item.parent or "") or str(self.chapters[item.chapter].position)
        self._counts[above] = self._counts.get(above, 0) + 1
        self._numbers[item.id] = f"{above}.{self._counts[above]}"
        return self._numbers[item.id][:30]

    def keep(self, chapter: str, section: core.Section, place: int) -> None:
        """Hold one section for writing; `chapter` is empty before the first chapter."""
        self.sections[chapter, section.line] = Section(
            agreement=self.agreement,
            chapter=self.chapters.get(chapter),
            number=section.number[:20],
            title=section.title[:500],
            level=section.level,
            position=place,
            line=section.line,
            page=section.page,
        )

    def drop_unused(self) -> None:
        """Forget sections of the last edition, and chapters that nothing stands in any more."""
        Section.objects.filter(pk__in=self.old_sections).delete()
        keys = [chapter.id for chapter in self.outline.chapters]
        old = Chapter.objects.filter(agreement=self.agreement).exclude(key__in=keys)
        used = Commitment.objects.filter(chapter__in=old).values("chapter")
        old.exclude(pk__in=used).delete()


def sync_structure(agreement: Agreement, outline: Outline) -> Structure:
    """Write the chapters by their key and the sections anew."""
    structure = Structure(agreement, outline)
    structure.old_sections = list(
        Section.objects.filter(agreement=agreement).values_list("pk", flat=True)
    )
    for position, chapter in enumerate(outline.chapters, 1):
        row, _ = Chapter.objects.update_or_create(
            agreement=agreement,
            key=chapter.id[:100],
            defaults={
                "number": chapter.number[:20],
                "title": chapter.title[:300],
                "part": chapter.part[:300],
                "position": position,
                "line": chapter.line,
                "page": chapter.page,
            },
        )
        structure.chapters[chapter.id] = row
        for place, section in enumerate(chapter.sections, 1):
            structure.keep(chapter.id, section, place)
    for place, section in enumerate(outline.front, 1):
        structure.keep("", section, place)
    Section.objects.bulk_create(structure.sections.values(), batch_size=500)
    return structure
