"""Themes across domains: where the agreement wants to govern horizontally."""

from collections import Counter
from dataclasses import dataclass

from verbond.agreement.models import Agreement, Annotation, Chapter, Commitment
from verbond.agreement.models.annotation import What
from verbond.agreement.models.text import Role


@dataclass(frozen=True, slots=True)
class Cell:
    count: int
    confirmed: int
    chapter_key: str
    theme_key: str


@dataclass(frozen=True, slots=True)
class ThemeRow:
    theme: Commitment
    texts: tuple[Commitment, ...]
    cells: tuple[Cell, ...]
    highlights: tuple[Commitment, ...]

    @property
    def total(self) -> int:
        return sum(cell.count for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    agreement: Agreement
    chapters: tuple[Chapter, ...]
    rows: tuple[ThemeRow, ...]
    confirmed: int
    proposed: int

    @property
    def largest(self) -> int:
        return max((cell.count for row in self.rows for cell in row.cells), default=0)


def matrix(agreement: Agreement) -> Matrix:
    """Count the promises of each theme in each domain."""
    chapters = tuple(Chapter.objects.filter(agreement=agreement).order_by("position"))
    notes = list(
        Annotation.objects.shown()
        .filter(commitment__agreement=agreement, what=What.THEME, commitment__retired_at=None)
        .values_list("value", "commitment__chapter__key", "state", "commitment_id")
    )
    counts = Counter((theme, chapter) for theme, chapter, _state, _pk in notes)
    sure = Counter(
        (theme, chapter) for theme, chapter, state, _pk in notes if state == "confirmed"
    )
    units = list(
        Commitment.objects.filter(agreement=agreement, role__in=[Role.THEME, Role.TEXT, Role.HIGHLIGHT])
        .current()
        .select_related("agreement")
        .order_by("position")
    )
    highlight_themes = {pk: theme for theme, chapter, _state, pk in notes if chapter is None}
    rows = tuple(
        ThemeRow(
            theme=theme,
            texts=tuple(unit for unit in units if unit.theme_id == theme.pk),
            cells=tuple(
                Cell(counts[theme.key, c.key], sure[theme.key, c.key], c.key, theme.key)
                for c in chapters
            ),
            highlights=tuple(
                unit
                for unit in units
                if unit.role == Role.HIGHLIGHT and highlight_themes.get(unit.pk) == theme.key
            ),
        )
        for theme in units
        if theme.role == Role.THEME
    )
    states = Counter(state for _theme, _chapter, state, _pk in notes)
    return Matrix(agreement, chapters, rows, states["confirmed"], states["proposed"])
