"""The catalogue of rights: one card a right, in the order of what they are for."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from verbond.rights.core.ruleset import CatalogueRow, RuleSet, parameters_of
from verbond.rights.loading import shipped_rules
from verbond.rights.money_words import exact
from verbond.rights.queries.pages.amounts import per
from verbond.rights.queries.pages.themes import Shown, shown, themes

# From asking yourself to getting it without asking: the stations of the track, in that order.
STATIONS = (0, 5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class RightCard:
    """A right as the catalogue shows it.

    `amount` is empty when there is none to show. `is_old`: it has amounts, past what is known.
    """

    row: CatalogueRow
    shown: Shown
    amount: str
    is_old: bool

    @property
    def is_examined(self) -> bool:
        return self.row.is_computed


@dataclass(frozen=True, slots=True)
class ThemeCards:
    """What some rights are for, and those rights."""

    id: str
    name: str
    cards: tuple[RightCard, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rights by theme, and how many of them reach people by themselves."""

    themes: tuple[ThemeCards, ...]

    @property
    def cards(self) -> tuple[RightCard, ...]:
        return tuple(card for theme in self.themes for card in theme.cards)

    @property
    def examined(self) -> int:
        return sum(card.is_examined for card in self.cards)

    @property
    def by_themselves(self) -> int:
        return sum(card.shown.degree_now == 1 and not card.shown.partly for card in self.cards)

    @property
    def should(self) -> int:
        return sum(card.row.automation_goal == 1 for card in self.cards)


def catalogue(day: dt.date, *, is_staff: bool) -> Catalogue:
    """Gather the catalogue as on a day; staff see old amounts, marked as such."""
    rules = shipped_rules()
    cards = [card_of(row, rules, day, is_staff=is_staff) for row in rules.catalogue.values()]
    groups = [
        ThemeCards(key, name, tuple(one for one in cards if one.shown.theme == key))
        for key, name in themes().names.items()
    ]
    other = tuple(one for one in cards if one.shown.theme not in themes().names)
    if other:
        groups.append(ThemeCards("andere", _("Andere"), other))
    return Catalogue(tuple(group for group in groups if group.cards))


def card_of(row: CatalogueRow, rules: RuleSet, day: dt.date, *, is_staff: bool) -> RightCard:
    """Show one right with its amount of a day."""
    one = shown(row.id)
    names = parameters_of(rules.rights[row.id]) if row.id in rules.rights else one.amount
    is_old = any(rules.parameters[name].is_stale_on(day) for name in names)
    may_show = bool(one.amount) and (is_staff or not is_old)
    amount = _said(one, [rules.parameters.value_on(name, day) for name in one.amount], row, rules)
    return RightCard(row, one, amount if may_show else "", is_old)


def _said(one: Shown, values: Sequence[object], row: CatalogueRow, rules: RuleSet) -> str:
    cents = sorted(value for value in values if isinstance(value, int))
    if not cents:
        return ""
    unit = rules.parameters[one.amount[0]].unit if one.amount else row.unit
    least, most = exact(cents[0]), exact(cents[-1])
    if one.most:
        said = _("tot %(most)s") % {"most": most}
    elif least == most:
        said = most
    else:
        said = _("%(least)s tot %(most)s") % {"least": least, "most": most}
    child = _("per kind") if one.per_child else ""
    return " ".join(part for part in (said, child, per(unit)) if part)
