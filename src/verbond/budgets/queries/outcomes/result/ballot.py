"""What one ballot helped to fund: for the holder of its receipt, after the result, nobody else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from verbond.budgets.core.balloting import Content, Frozen
from verbond.budgets.core.explaining import NotFunded
from verbond.budgets.core.publishing.ballot_told import (
    BallotTold,
    PotStory,
    ballot_told,
    parts_in_cents,
)
from verbond.budgets.core.publishing.pots import MAIN
from verbond.budgets.core.publishing.together import whole_cents
from verbond.budgets.models import Pot, Result
from verbond.budgets.queries.outcomes.result.shapes import HATCHES, HUES, WIDTH
from verbond.budgets.queries.outcomes.result.words import why_not


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A chosen project that the ballot paid for; `x` and `width` on a scale of 1,000."""

    url: str
    title: str
    cents: int
    # The ballot had less left than the others paid, and gave all of it.
    was_last: bool
    x: float
    width: float
    hue: int
    hatch: int


@dataclass(frozen=True, slots=True)
class PotLine:
    """What the ballot had in one pot, paid from it and kept, in cents."""

    name: str
    start_cents: int
    left_cents: int
    paid: tuple[PaidLine, ...]
    left_x: float
    left_width: float


@dataclass(frozen=True, slots=True)
class WonLine:
    """A chosen project on the ballot that no money of voters paid for."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class LostLine:
    """A project on the ballot that was not chosen, with why in one sentence."""

    url: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class BallotEffect:
    """All that one ballot did."""

    named: int
    winners: int
    pots: tuple[PotLine, ...]
    others: tuple[WonLine, ...]
    lost: tuple[LostLine, ...]

    @property
    def has_money(self) -> bool:
        """Whether this counting rule gives every ballot money of its own."""
        return any(pot.start_cents for pot in self.pots)


def ballot_effect(
    *, round_id: int, slug: str, frozen: Frozen, content: Content
) -> BallotEffect | None:
    """Tell what a ballot did; None without a result. Two queries. Ask `may_see_counts` first."""
    result = (
        Result.objects.filter(round=round_id, published_at__isnull=False)
        .values_list("pk", "certificate")
        .first()
    )
    if result is None:
        return None
    pots = list(Pot.objects.filter(result=result[0]).values_list("certificate", "name"))
    told = ballot_told(frozen, [*(one for one, _name in pots), result[1]], content)
    names = [name for _one, name in pots] + [""]
    return _Teller(slug, frozen, told).effect(names, sum(1 for one in content.values() if one))


class _Teller:
    """Puts the story of one ballot into lines."""

    def __init__(self, slug: str, frozen: Frozen, told: BallotTold) -> None:
        self.slug, self.titles, self.told = slug, _titles(frozen), told

    def effect(self, names: list[str], named: int) -> BallotEffect:
        pots = tuple(self._pot(pot, name) for pot, name in zip(self.told.pots, names, strict=True))
        paid = {one.project for pot in self.told.pots for one in pot.story.payments}
        return BallotEffect(
            named=named,
            winners=len(self.told.winners),
            pots=pots,
            others=tuple(
                WonLine(self._url(key), self.titles[key])
                for key in self.told.winners
                if key not in paid
            ),
            lost=tuple(self._lost(one) for one in self.told.not_funded),
        )

    def _pot(self, pot: PotStory, name: str) -> PotLine:
        start, paid, left = parts_in_cents(pot.story)
        left_x = _x(start - left, start)
        return PotLine(
            name=name if pot.plan.code != MAIN else "",
            start_cents=start,
            left_cents=left,
            paid=tuple(self._paid(pot, start, paid)),
            left_x=left_x,
            left_width=round(WIDTH - left_x, 1),
        )

    def _paid(self, pot: PotStory, start: int, paid: tuple[int, ...]) -> Iterator[PaidLine]:
        at = 0
        for number, (one, cents) in enumerate(zip(pot.story.payments, paid, strict=True)):
            x, at = _x(at, start), at + cents
            yield PaidLine(
                url=self._url(one.project),
                title=self.titles[one.project],
                cents=cents,
                was_last=not one.in_full,
                x=x,
                width=round(_x(at, start) - x, 1),
                hue=number % HUES + 1,
                hatch=number % HATCHES,
            )

    def _lost(self, one: NotFunded) -> LostLine:
        missing = whole_cents(one.missing)
        # A part of a cent still is too little.
        if one.why == "too_little":
            missing = max(missing, 1)
        words = why_not(one.why, one.reason, missing)
        return LostLine(self._url(one.project), self.titles[one.project], words)

    def _url(self, key: str) -> str:
        return reverse("budgets:result_project", args=[self.slug, key])


def _titles(frozen: Frozen) -> Mapping[str, str]:
    return {one.id: one.title for one in frozen.projects}


def _x(cents: int, start: int) -> float:
    return round(WIDTH * cents / start, 1) if start else 0.0
