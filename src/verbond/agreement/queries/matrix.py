"""Themes across domains: where the agreement wants to govern horizontally."""

from collections import Counter
from dataclasses import dataclass

from verbond.agreement.core.themes import short_names
from verbond.agreement.models import Agreement, Annotation, Chapter, Commitment
from verbond.agreement.models.annotation import What
from verbond.agreement.models.text import Role


@dataclass(frozen=True, slots=True)
class Cell:
    """How many promises a theme and a domain share, and where they are listed."""

    domain_number: int
    domain_name: str
    count: int
    confirmed: int
    url: str


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme with a cell for every domain."""

    name: str
    url: str
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
    def is_filled(self) -> bool:
        """Say whether any promise of a domain has a theme."""
        return any(row.total for row in self.rows)


def matrix(agreement: Agreement, *, search: str) -> Matrix:
    """Count the promises of each theme in each domain; `search` is the address that lists them."""
    chapters = tuple(Chapter.objects.filter(agreement=agreement).order_by("position"))
    notes = list(
        Annotation.objects.shown()
        .filter(commitment__agreement=agreement, what=What.THEME, commitment__retired_at=None)
        .values_list("value", "commitment__chapter__key", "state", "commitment_id")
    )
    counts = Counter((theme, chapter) for theme, chapter, _state, _pk in notes)
    sure = Counter((theme, chapter) for theme, chapter, state, _pk in notes if state == "confirmed")
    units = list(
        Commitment.objects.filter(
            agreement=agreement, role__in=[Role.THEME, Role.TEXT, Role.HIGHLIGHT]
        )
        .current()
        .select_related("agreement")
        .order_by("position")
    )
    highlight_themes = {pk: theme for theme, chapter, _state, pk in notes if not chapter}
    themes = [unit for unit in units if unit.role == Role.THEME]
    names = short_names([theme.text for theme in themes])
    rows = tuple(
        ThemeRow(
            name=name,
            url=f"#{theme.key}",
            theme=theme,
            texts=tuple(unit for unit in units if unit.theme_id == theme.pk),
            cells=tuple(
                Cell(
                    domain_number=c.hue,
                    domain_name=c.name,
                    count=counts[theme.key, c.key],
                    confirmed=sure[theme.key, c.key],
                    url=f"{search}?theme={theme.key}&domain={c.key}",
                )
                for c in chapters
            ),
            highlights=tuple(
                unit
                for unit in units
                if unit.role == Role.HIGHLIGHT and highlight_themes.get(unit.pk) == theme.key
            ),
        )
        for theme, name in zip(themes, names, strict=True)
    )
    states = Counter(state for _theme, _chapter, state, _pk in notes)
    return Matrix(agreement, chapters, rows, states["confirmed"], states["proposed"])
