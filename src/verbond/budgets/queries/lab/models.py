"""Voting models as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from verbond.budgets.core.recipe import Recipe as Model
from verbond.budgets.core.recipe import restore_recipe
from verbond.budgets.models import Instrument, Recipe
from verbond.budgets.numbers import grouped
from verbond.budgets.queries.lab.words import TERM_WORDS

# The model that Verbond recommends stands first.
FIRST = "stadsdeel-gelijke-delen"


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One version of a model."""

    pk: int
    slug: str
    version: int
    title: str
    summary: str
    reason: str
    sha256: str
    published_at: datetime | None
    made_at: datetime
    lock: int
    model: Model

    @property
    def is_recommended(self) -> bool:
        return self.slug == FIRST

    @property
    def counts(self) -> bool:
        """It decides by counting votes, so the laboratory can try it."""
        return self.model.decides == "vote"


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument with the model it uses and its amounts."""

    code: str
    name: str
    kind: str
    summary: str
    model: str
    amounts: tuple[Mapping[str, object], ...]
    excluded: tuple[str, ...]


def card_of(row: Recipe) -> ModelCard:
    """Make the card of one row."""
    return ModelCard(
        pk=row.pk,
        slug=row.slug,
        version=row.version,
        title=row.title,
        summary=row.summary,
        reason=row.reason,
        sha256=row.sha256,
        published_at=row.published_at,
        made_at=row.made_at,
        lock=row.lock,
        model=restore_recipe(row.document, where=row.slug),
    )


def published_models() -> tuple[ModelCard, ...]:
    """Give the newest published version of every model, the recommended one first."""
    newest: dict[str, Recipe] = {}
    rows = Recipe.objects.filter(published_at__isnull=False).order_by("title", "-version")
    for row in rows:
        newest.setdefault(row.slug, row)
    cards = [card_of(row) for row in newest.values()]
    return tuple(sorted(cards, key=lambda one: (not one.is_recommended, not one.counts)))


def versions_of(slug: str) -> tuple[ModelCard, ...]:
    """Give every published version of a model, newest first."""
    rows = Recipe.objects.filter(slug=slug, published_at__isnull=False).order_by("-version")
    return tuple(card_of(row) for row in rows)


def drafts() -> tuple[ModelCard, ...]:
    """Give what is not published yet, the newest first."""
    return tuple(
        card_of(row) for row in Recipe.objects.filter(published_at=None).order_by("-made_at")
    )


def instruments() -> tuple[InstrumentRow, ...]:
    """Give the instruments with their amounts."""
    return tuple(
        InstrumentRow(
            code=row.code,
            name=row.name,
            kind=row.kind,
            summary=row.summary,
            model=str(row.terms.get("model", "")),
            amounts=tuple(_amount(one) for one in row.terms.get("amounts", ())),
            excluded=tuple(row.terms.get("excluded", ())),
        )
        for row in Instrument.objects.all()
    )


def _amount(term: Mapping[str, Any]) -> Mapping[str, object]:
    """Write an amount for a table: what it is, and its number with points."""
    return {**term, "label": TERM_WORDS[term["code"]], "value": grouped(term["value"])}
