"""Product sheets: what a right is, in plain Dutch, with the field names of the product catalogue.

Fields: Lokale Producten- en Dienstencatalogus (LPDC). Figures in a text are named as
`{leefloon.minimumleeftijd}` and filled in on a day, so that no sheet repeats one.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from verbond.rights.core.parameters import Parameters
from verbond.rights.core.reading.documents import Table
from verbond.rights.core.reading.shapes import (
    day,
    one_of,
    only_keys,
    rows,
    table,
    text,
    texts,
    wrong,
)
from verbond.rights.core.ruleset import CatalogueRow
from verbond.rights.core.units import is_money

THEMES = (
    "Bouwen en Wonen", "Burger en Overheid", "Cultuur, Sport en Vrije Tijd", "Economie en Werk",
    "Milieu en Energie", "Mobiliteit en Openbare Werken", "Onderwijs en Wetenschap",
    "Welzijn en Gezondheid",
)  # fmt: skip
NOT_CHECKED = "een bedrag (niet nagekeken)"
_KEYS = (
    "id", "naam", "korteBeschrijving", "beschrijving", "voorwaarden", "procedure", "bewijsstukken",
    "kost", "regelgeving", "bevoegdeOverheid", "uitvoerendeOverheid", "contactpunt", "doelgroepen",
    "themas", "startdatum", "einddatum", "laatstNagekeken", "nietGekend",
)  # fmt: skip
FIGURE = re.compile(r"\{([^{}]*)\}")
_MOST_SHORT = 200


@dataclass(frozen=True, slots=True)
class SheetCondition:
    """One condition in words; `id` is that of the catalogue, empty when none is computed.

    `name`: what it is called wherever a rule is explained. `refusal`: why not, in one sentence.
    """

    id: str
    text: str
    name: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """A text of law or regulation, and where it was read."""

    title: str
    source: str


@dataclass(frozen=True, slots=True)
class ProductSheet:
    """A right as a product of the catalogue of local services; texts are Dutch, level B1.

    `unknown`: what nobody could verify; it is shown, so that silence is not read as a no.
    """

    id: str
    name: str
    short: str
    description: str
    conditions: tuple[SheetCondition, ...]
    procedure: tuple[str, ...]
    evidence: tuple[str, ...]
    cost: str
    laws: tuple[Law, ...]
    competent_authority: str
    executing_authority: str
    contact: str
    audiences: tuple[str, ...]
    themes: tuple[str, ...]
    starts_on: dt.date | None
    ends_on: dt.date | None
    checked_on: dt.date
    unknown: tuple[str, ...]
    where: str = ""

    def texts(self) -> Iterator[str]:
        """Yield every text in which a figure may stand."""
        yield from (self.short, self.description, self.cost, self.contact)
        yield from (*self.procedure, *self.evidence, *self.unknown)
        yield from (one.text for one in self.conditions)
        yield from (one.refusal for one in self.conditions if one.refusal)

    def on(self, parameters: Parameters, day: dt.date) -> "ProductSheet":
        """Return the sheet with its figures as in force on a day."""
        conditions = tuple(
            replace(
                one,
                text=filled(one.text, parameters, day),
                refusal=filled(one.refusal, parameters, day),
            )
            for one in self.conditions
        )
        return replace(
            self,
            short=filled(self.short, parameters, day),
            description=filled(self.description, parameters, day),
            cost=filled(self.cost, parameters, day),
            contact=filled(self.contact, parameters, day),
            procedure=tuple(filled(one, parameters, day) for one in self.procedure),
            evidence=tuple(filled(one, parameters, day) for one in self.evidence),
            unknown=tuple(filled(one, parameters, day) for one in self.unknown),
            conditions=conditions,
        )


def filled(words: str, parameters: Parameters, day: dt.date) -> str:
    """Return a text with its figures: an amount that is out of date is never shown.

    >>> filled("Je bent {a.b} jaar.", Parameters({}), dt.date(2026, 1, 1))
    'Je bent {a.b} jaar.'
    """
    return FIGURE.sub(lambda found: _figure(found[1], parameters, day) or found[0], words)


def _figure(name: str, parameters: Parameters, day: dt.date) -> str:
    known = parameters.by_name.get(name)
    if known is None:
        return ""
    value = parameters.value_on(name, day)
    if value is None or known.is_stale_on(day):
        return NOT_CHECKED if is_money(known.unit) else "(niet nagekeken)"
    if is_money(known.unit) and isinstance(value, int):
        # Thousands with a point and cents with a comma, as Dutch writes them.
        euros = f"{value // 100:,}".replace(",", ".")
        return f"{euros} euro" if value % 100 == 0 else f"{euros},{value % 100:02} euro"
    return str(value)


def read_sheet(document: Table) -> ProductSheet:
    """Read one sheet. Raises `DocumentError` with file and line."""
    only_keys(document, _KEYS, "a sheet")
    checked = day(document, "laatstNagekeken")
    if checked is None:
        raise wrong(document.at("laatstNagekeken"), "`laatstNagekeken` is a day, as 2026-01-31")
    short = text(document, "korteBeschrijving", most=_MOST_SHORT)
    return ProductSheet(
        id=text(document, "id"),
        name=text(document, "naam", most=_MOST_SHORT),
        short=short,
        description=text(document, "beschrijving"),
        conditions=_conditions(document),
        procedure=texts(document, "procedure"),
        evidence=texts(document, "bewijsstukken"),
        cost=text(document, "kost"),
        laws=_laws(document),
        competent_authority=text(document, "bevoegdeOverheid"),
        executing_authority=text(document, "uitvoerendeOverheid"),
        contact=text(document, "contactpunt"),
        audiences=texts(document, "doelgroepen"),
        themes=_themes(document),
        starts_on=day(document, "startdatum"),
        ends_on=day(document, "einddatum"),
        checked_on=checked,
        unknown=texts(document, "nietGekend"),
        where=document.at(),
    )


def _conditions(document: Table) -> tuple[SheetCondition, ...]:
    listed = rows(document.get("voorwaarden"), document.at("voorwaarden"), "`voorwaarden`")
    found = []
    for place, one in enumerate(listed):
        given = table(one, listed.at(place), "a condition")
        only_keys(given, ("id", "naam", "niet", "tekst"), "a condition")
        name, refusal = (text(given, key, default="", most=_MOST_SHORT) for key in ("naam", "niet"))
        words = text(given, "tekst")
        found.append(SheetCondition(text(given, "id", default=""), words, name, refusal))
    return tuple(found)


def _laws(document: Table) -> tuple[Law, ...]:
    listed = rows(document.get("regelgeving"), document.at("regelgeving"), "`regelgeving`")
    found = []
    for place, one in enumerate(listed):
        given = table(one, listed.at(place), "a law")
        only_keys(given, ("titel", "bron"), "a law")
        found.append(Law(text(given, "titel"), text(given, "bron")))
    return tuple(found)


def _themes(document: Table) -> tuple[str, ...]:
    found = texts(document, "themas")
    for one in found:
        one_of_themes = Table(document.file, document.lines["themas"])
        one_of_themes["themas"] = one
        one_of(one_of_themes, "themas", THEMES)
    return found


def sheet_faults(sheet: ProductSheet, row: CatalogueRow, parameters: Parameters) -> tuple[str, ...]:
    """Name what does not fit between a sheet, the catalogue and the parameters."""
    return tuple(_faults(sheet, row, parameters))


def _faults(sheet: ProductSheet, row: CatalogueRow, parameters: Parameters) -> Iterator[str]:
    if sheet.id != row.id:
        yield f"{sheet.where}: the sheet is of {sheet.id}, not of {row.id}."
    named = {one.id for one in sheet.conditions if one.id}
    absent, unknown = set(row.conditions) - named, named - set(row.conditions)
    if absent and row.is_computed:
        yield f"{sheet.where}: no words for the conditions {', '.join(sorted(absent))}."
    if unknown:
        yield f"{sheet.where}: {row.id} has no condition {', '.join(sorted(unknown))}."
    for name in sorted({one for words in sheet.texts() for one in FIGURE.findall(words)}):
        if name not in parameters.by_name:
            yield f"{sheet.where}: the text names {{{name}}}, and there is no such parameter."
    for key, given in {"procedure": sheet.procedure, "regelgeving": sheet.laws}.items():
        if not given and not sheet.unknown:
            yield f"{sheet.where}: without `{key}`, `nietGekend` says what nobody verified."
