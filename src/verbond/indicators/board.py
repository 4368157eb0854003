"""Pictures of many at once: the catalogue by domain, and all targets on one axis of years."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from verbond.indicators.core.cards import IndicatorCard, TargetCard
from verbond.indicators.core.timeline import Timeline, Years, shared_years, timeline_of
from verbond.indicators.words import state_of


@dataclass(frozen=True, slots=True)
class DomainGroup:
    """The indicators of one domain, those with figures first."""

    number: int
    name: str
    measured: tuple[IndicatorCard, ...]
    unknown: tuple[IndicatorCard, ...]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target with its place on the axis of years."""

    target: TargetCard
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class StateGroup:
    """The targets that stand at the same point, with what that means."""

    state: str
    name: str
    meaning: str
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All targets at a glance."""

    total: int
    measured: int
    years: Years
    groups: tuple[StateGroup, ...]


def matching(cards: Iterable[IndicatorCard], words: str) -> tuple[IndicatorCard, ...]:
    """Keep the cards in whose name, definition, unit or source every word occurs."""
    wanted = _folded(words).split()
    return tuple(card for card in cards if all(word in _folded(_text(card)) for word in wanted))


def by_domain(cards: Iterable[IndicatorCard]) -> tuple[DomainGroup, ...]:
    """Group cards by domain in the order of the agreement."""
    groups: dict[tuple[int, str], list[IndicatorCard]] = {}
    for card in cards:
        groups.setdefault((card.domain_number, card.domain_name), []).append(card)
    return tuple(
        DomainGroup(
            number,
            name,
            tuple(card for card in found if card.readings),
            tuple(card for card in found if not card.readings),
        )
        for (number, name), found in sorted(groups.items())
    )


def target_board(targets: tuple[TargetCard, ...], today: date) -> Board:
    """Group all targets by how far we are with measuring them."""
    years = shared_years(targets, today)
    rows = [TargetRow(target, timeline_of(target, years)) for target in targets]
    states = _states()
    return Board(
        total=len(targets),
        measured=sum(target.is_measured for target in targets),
        years=years,
        groups=tuple(
            StateGroup(
                state,
                name,
                meaning,
                tuple(row for row in rows if state_of(row.target) == state),
            )
            for state, name, meaning in states
        ),
    )


def _states() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "measured",
            _("Gemeten"),
            _("Er is minstens één cijfer van de stad, met zijn bron."),
        ),
        (
            "to-read",
            _("Te meten met open cijfers"),
            _("Er zou een openbare reeks moeten bestaan. Die is nog niet ingelezen."),
        ),
        (
            "register",
            _("Te meten met een eigen register"),
            _("De stad moet dit zelf tellen. Dat komt met een ander deel van Verbond."),
        ),
        (
            "yes-no",
            _("Ja of nee"),
            _("Het is gedaan of niet, op een datum. We tonen pas ja als er bewijs is."),
        ),
        (
            "ambiguous",
            _("Dubbelzinnig"),
            _("Je kunt de zin op meer manieren lezen. We tonen ze allemaal en kiezen niet."),
        ),
    )


def _text(card: IndicatorCard) -> str:
    parts = (card.name, card.definition, card.unit, card.domain_name, card.who_would_know)
    return " ".join(parts)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
