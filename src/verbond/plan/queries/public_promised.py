"""Promised amounts, and which actions of the plan serve a promise."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from verbond.agreement.facade import TieCard
from verbond.indicators.facade import TargetCard
from verbond.plan.core.targets import AmountTarget, is_reached
from verbond.plan.models import Line
from verbond.plan.queries.euros import Amount

BAR_ENDS = 1_000  # a bar is drawn in thousandths of its scale


@dataclass(frozen=True, slots=True)
class AmountLine:
    """One reading of a promised amount; None: no line of the plan says anything."""

    label: str
    cents: int | None
    is_reached: bool | None
    bar: float


@dataclass(frozen=True, slots=True)
class AmountLines:
    """A promised amount with its readings and the actions that count."""

    target: AmountTarget
    card: TargetCard | None
    goal_bar: float
    lines: tuple[AmountLine, ...]
    actions: tuple[str, ...]


def amount_lines(
    target: AmountTarget,
    card: TargetCard | None,
    amounts: Iterable[Amount],
    ties: Mapping[str, tuple[TieCard, ...]],
) -> AmountLines:
    """Hold a promised amount against the actions that serve it: planned, and booked."""
    serving = serving_actions(card, ties)
    own = [one for one in amounts if one.code in serving]
    found = {
        label: _added([one.cents for one in own if one.stage == stage])
        for stage, label in (
            (Line.Stage.ESTIMATE, gettext("Gepland in acties die deze belofte dienen")),
            (Line.Stage.BOOKED, gettext("Geboekt in acties die deze belofte dienen")),
        )
    }
    ends = max(target.cents, *(cents or 0 for cents in found.values()))
    return AmountLines(
        target=target,
        card=card,
        goal_bar=bar_length(Fraction(target.cents), Fraction(ends)),
        lines=tuple(
            AmountLine(
                label,
                cents,
                is_reached(target, cents),
                bar_length(Fraction(cents or 0), Fraction(ends)),
            )
            for label, cents in found.items()
        ),
        actions=tuple(sorted(serving)),
    )


def _added(amounts: Collection[int]) -> int | None:
    return sum(amounts) if amounts else None


def serving_actions(
    card: TargetCard | None, ties: Mapping[str, tuple[TieCard, ...]]
) -> frozenset[str]:
    """Return the actions that serve the promise which holds the words of a target."""
    if card is None or not card.quote:
        return frozenset()
    quote = _letters(card.quote)
    return frozenset(
        code for code, found in ties.items() if any(quote in _letters(tie.text) for tie in found)
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def bar_length(share: Fraction | None, ends: Fraction) -> float:
    return round(float(share / ends) * BAR_ENDS, 1) if share is not None and ends else 0.0
