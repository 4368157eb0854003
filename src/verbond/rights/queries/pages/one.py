"""The page of one right."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verbond.rights.core.picturing import Part, amount_of, pictured
from verbond.rights.core.reading.product_sheets import ProductSheet
from verbond.rights.loading import shipped_rules
from verbond.rights.queries.pages.cases import WorkedCase, cases_of
from verbond.rights.queries.pages.catalogue import RightCard, card_of
from verbond.rights.queries.pages.figures import Dated, Figure, figures_of
from verbond.rights.queries.pages.promises import Promise, promise_of, promises_of
from verbond.rights.queries.pages.sheets import sheet_of


@dataclass(frozen=True, slots=True)
class RightPage:
    """Everything that the page of a right shows. `rule` is None when it is only a sheet."""

    card: RightCard
    sheet: ProductSheet | None
    rule: Part | None
    amount: Part | None
    figures: tuple[Figure, ...]
    cases: tuple[WorkedCase, ...]
    promises: tuple[Promise, ...]
    proposals: tuple[tuple[Part, Promise | None], ...]

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the sheet for each condition of the rule, by its id."""
        return {one.id: one.text for one in self.sheet.conditions if one.id} if self.sheet else {}

    @property
    def by_name(self) -> Mapping[str, Figure]:
        return {one.name: one for one in self.figures}


def right_page(right: str, day: dt.date, *, is_staff: bool) -> RightPage | None:
    """Gather the page of a right as on a day; None when there is no such right."""
    rules = shipped_rules()
    row = rules.catalogue.get(right)
    if row is None:
        return None
    made = rules.rights.get(right)
    figures = figures_of(right, rules, day, is_staff=is_staff)
    may_say = {one.name: one.now.said for one in figures if one.now and may_be_said(one.now)}
    rule = pictured(made, rules, may_say) if made else None
    card = card_of(row, rules, day, is_staff=is_staff)
    return RightPage(
        card=card,
        sheet=sheet_of(right, rules, day, hides=card.is_old and not is_staff),
        rule=rule,
        amount=amount_of(made, rules, may_say) if made else None,
        figures=figures,
        cases=cases_of(right),
        promises=promises_of(right),
        proposals=tuple((part, promise_of(part.text)) for part in proposed(rule)) if rule else (),
    )


def may_be_said(now: Dated) -> bool:
    """Say whether a figure may stand in a sentence: it is known, and residents may see it."""
    return not (now.is_old or now.is_hidden)


def proposed(part: Part) -> Iterator[Part]:
    """Yield the parts of a rule that are promised and not in force."""
    if part.kind == "proposed":
        yield part
    for one in part.parts:
        yield from proposed(one)
