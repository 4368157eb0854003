"""Read the instruments: which model each one uses, and its dated amounts with their source."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from verbond.budgets.core.recipe.errors import RecipeWrong
from verbond.budgets.core.recipe.fields import Fields, shown

KINDS: Final = ("grant", "city", "district")
# A: the coalition agreement itself; W: a public page; D: documentation; P: a paper.
TERM_GRADES: Final = ("A", "W", "D", "P", "eigen keuze")
TERMS: Final = (
    "least_amount",
    "most_amount",
    "least_age",
    "least_people",
    "least_addresses",
    "done_within",
    "most_per_year",
    "round_budget",
    "rounds",
    "envelope",
    "years",
)


@dataclass(frozen=True, slots=True)
class Term:
    """One amount that the city or the law sets, with the day it holds from (None: not said)."""

    code: str
    value: int
    unit: str
    valid_from: date | None
    source: str
    grade: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class InstrumentCard:
    """One way to let residents decide on money."""

    code: str
    name: str
    kind: str
    model: str
    summary: str
    terms: tuple[Term, ...]
    excluded: tuple[str, ...] = ()

    def term(self, code: str, *, on: date) -> Term | None:
        """Return the amount that holds on a day: the newest that began by then."""
        held = [
            one
            for one in self.terms
            if one.code == code and (one.valid_from is None or one.valid_from <= on)
        ]
        return max(held, key=lambda one: one.valid_from or date.min, default=None)


def read_instruments(content: object, *, where: str) -> tuple[InstrumentCard, ...]:
    """Read a list of instruments. Raises `RecipeWrong` with the place and what is allowed."""
    if not isinstance(content, list) or not content:
        raise RecipeWrong(where, f"expected a list of instruments, found {shown(content)}")
    cards = tuple(_card(row, f"{where} {at}") for at, row in enumerate(content, 1))
    codes = [one.code for one in cards]
    if len(set(codes)) < len(codes):
        raise RecipeWrong(where, "two instruments have the same code")
    return cards


def plain_terms(card: InstrumentCard) -> list[dict[str, object]]:
    """Return the terms as plain values, days as text."""
    return [
        {
            "code": one.code,
            "value": one.value,
            "unit": one.unit,
            "valid_from": one.valid_from and one.valid_from.isoformat(),
            "source": one.source,
            "grade": one.grade,
            "checked_on": one.checked_on.isoformat(),
        }
        for one in card.terms
    ]


def restore_terms(rows: object, *, where: str) -> tuple[Term, ...]:
    """Read terms that `plain_terms` wrote."""
    if not isinstance(rows, list):
        raise RecipeWrong(where, f"expected a list, found {shown(rows)}")
    return tuple(_term(row, f"{where} {at}") for at, row in enumerate(rows, 1))


def _card(row: object, where: str) -> InstrumentCard:
    fields = Fields.of(row, where, "code name kind model summary terms excluded")
    terms = restore_terms(fields.rows("terms"), where=fields.at("terms"))
    keys = [(one.code, one.valid_from) for one in terms]
    if len(set(keys)) < len(keys):
        raise RecipeWrong(fields.at("terms"), "the same amount twice from the same day")
    return InstrumentCard(
        code=fields.text("code", most=40),
        name=fields.text("name", most=120),
        kind=fields.one_of("kind", KINDS),
        model=fields.text("model", most=60),
        summary=fields.text("summary"),
        terms=terms,
        excluded=fields.texts("excluded"),
    )


def _term(row: object, where: str) -> Term:
    fields = Fields.of(row, where, "code value unit valid_from source grade checked_on")
    checked = _day(fields, "checked_on")
    if checked is None:
        raise RecipeWrong(fields.at("checked_on"), "expected a day such as 2026-01-31")
    return Term(
        code=fields.one_of("code", TERMS),
        value=fields.number("value"),
        unit=fields.text("unit", most=60),
        valid_from=_day(fields, "valid_from"),
        source=fields.text("source", most=300),
        grade=fields.one_of("grade", TERM_GRADES),
        checked_on=checked,
    )


def _day(fields: Fields, name: str) -> date | None:
    value: object = fields.found.get(name)
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as wrong:
        raise RecipeWrong(
            fields.at(name), f"expected a day such as 2026-01-31, found {shown(value)}"
        ) from wrong
