"""What one ballot did in a published count, read from the certificates alone.

No ballot is counted again and no other ballot is read: a certificate holds the money that each
voter started with and every price, exactly. So this costs the same with ten ballots as with a
hundred thousand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from verbond.budgets.core.balloting.frozen import Frozen
from verbond.budgets.core.counting.certificate import PIECE, PIECE_DIGITS
from verbond.budgets.core.counting.result import Count, Dropped, Excluded, Round
from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining import BallotStory, NotFunded, ballot_story
from verbond.budgets.core.publishing.boxes import BoxRow, slips_of
from verbond.budgets.core.publishing.elections import CENTS
from verbond.budgets.core.publishing.pots import PotPlan, earmarked, rest_of
from verbond.budgets.core.publishing.together import whole_cents
from verbond.budgets.core.rule import Rule


@dataclass(frozen=True, slots=True)
class PotStory:
    """What one ballot did in one pot; amounts exact, in cents."""

    plan: PotPlan
    story: BallotStory


@dataclass(frozen=True, slots=True)
class BallotTold:
    """What one ballot did in a round: pot by pot, then what was not funded in any of them."""

    pots: tuple[PotStory, ...]
    winners: tuple[str, ...]
    not_funded: tuple[NotFunded, ...]


def ballot_told(
    frozen: Frozen, certificates: Sequence[Mapping[str, Any]], content: Mapping[str, int]
) -> BallotTold:
    """Tell what a ballot of a round did; `certificates` of its pots, the earmark first.

    `content` as it lies in the box. A project that lost in the earmark competed again in the rest:
    its last account stays.
    """
    pots = tuple(
        PotStory(plan, ballot_story(*_counted(plan, one), _ballot(frozen, plan, content)))
        for plan, one in zip(_plans(frozen, certificates), certificates, strict=True)
    )
    winners = tuple(key for pot in pots for key in pot.story.winners)
    why = {one.project: one for pot in pots for one in pot.story.not_funded}
    main = pots[-1].plan
    return BallotTold(
        pots=pots,
        winners=winners,
        not_funded=tuple(
            why.get(key) or _without_room(main, key)
            for key, points in content.items()
            if points and key not in winners
        ),
    )


def parts_in_cents(story: BallotStory) -> tuple[int, tuple[int, ...], int]:
    """Return what a voter had, paid for each winner and kept: whole cents that add up.

    Each is less than a cent from the exact amount: the marks between them are rounded, not they.
    """
    if story.start is None:
        return 0, (), 0
    marks, at = [0], Fraction(0)
    for one in story.payments:
        at += one.paid
        marks.append(whole_cents(at))
    start = whole_cents(story.start)
    paid = tuple(after - before for before, after in pairwise(marks))
    return start, paid, start - marks[-1]


def _plans(frozen: Frozen, certificates: Sequence[Mapping[str, Any]]) -> Iterator[PotPlan]:
    first = earmarked(frozen)
    if first:
        yield first
    won = tuple(certificates[0]["winners"]) if first else ()
    yield rest_of(frozen, before=first, won=won)


def _counted(plan: PotPlan, told: Mapping[str, Any]) -> tuple[Election, Count]:
    """Return the projects of a pot and its count, without any ballot; in cents."""
    costs = {one.id: one.cost_cents for one in plan.projects}
    # Where most voters preferred the greedy outcome, the rounds tell of another one.
    is_shares = not told["comparison"] or told["comparison"]["kept"] == "shares"
    count = Count(
        winners=tuple(told["winners"]),
        total_cost=int(_amount(told["total_cost"])),
        budget=plan.budget_cents,
        rounds=tuple(_round(one) for one in told["rounds"]),
        ties=(),
        excluded=tuple(Excluded(**one) for one in told["excluded"]),
        rule=Rule(method=told["rule"]["method"], satisfaction=told["rule"]["satisfaction"]),
        order=(),
        endowment=_money(told["endowment"]) if is_shares else None,
        left=tuple(_dropped(one) for one in told["left"]),
    )
    return Election.of(budget=plan.budget_cents, costs=costs, ballots=[]), count


def _round(one: Mapping[str, Any]) -> Round:
    return Round(
        number=one["number"],
        project=one["project"],
        kind=one["kind"],
        cost=int(_amount(one["cost"])),
        price=_money(one["price"]),
        dropped=tuple(_dropped(each) for each in one["dropped"]),
    )


def _dropped(one: Mapping[str, Any]) -> Dropped:
    return Dropped(one["project"], _amount(one["money"]), int(_amount(one["cost"])))


def _money(text: str | None) -> Fraction | None:
    return None if text is None else _amount(text)


def _amount(text: str) -> Fraction:
    """Read `1200.5` or `p/q` of any length; Python itself refuses beyond 4,300 digits."""
    above, _slash, below = text.partition("/")
    if len(text) <= PIECE_DIGITS:
        return Fraction(text) * CENTS
    return Fraction(_whole(above), _whole(below) if below else 1) * CENTS


def _whole(text: str) -> int:
    head, tail = text[:-PIECE_DIGITS], text[-PIECE_DIGITS:]
    return (_whole(head) * PIECE if head else 0) + int(tail)


def _ballot(
    frozen: Frozen, plan: PotPlan, content: Mapping[str, int]
) -> Sequence[str] | Mapping[str, int]:
    """Return what a ballot says of the projects of a pot, as the published file has it."""
    held = {one.id for one in plan.projects}
    vote_type = frozen.recipe.ballot.vote_type
    (slip,) = slips_of([BoxRow(content, "", "")], vote_type=vote_type)
    named = [project for project in slip.projects if project in held]
    return {project: content[project] for project in named} if slip.points else named


def _without_room(main: PotPlan, key: str) -> NotFunded:
    return NotFunded(key, "excluded", "group" if key in main.shut else "over_budget")
