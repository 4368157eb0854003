"""Count a whole round: every pot, its file, its certificate, and the check of another program."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from verbond.budgets.core.balloting.frozen import Frozen
from verbond.budgets.core.counting import certificate, count
from verbond.budgets.core.counting.result import Count
from verbond.budgets.core.election import Election
from verbond.budgets.core.errors import CertificateWrong
from verbond.budgets.core.pabulib import read_pb, write_pb
from verbond.budgets.core.publishing.boxes import BoxRow, Slip, slips_of, votes_of
from verbond.budgets.core.publishing.columns import Columns, fit_columns
from verbond.budgets.core.publishing.elections import VoteFacts, election_of, selected
from verbond.budgets.core.publishing.pots import PotPlan, earmarked, rest_of
from verbond.budgets.core.rule import Rule
from verbond.budgets.core.verifying import verify

# Smaller groups of voters are never told apart.
LEAST: Final = 10
# What is done for each pot, and for the round.
STEPS: Final = ("counting", "writing", "certifying", "verifying")
type Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class CountedPot:
    """One pot, counted from the very bytes that are published."""

    plan: PotPlan
    rule: Rule
    content: bytes
    election: Election
    count: Count
    certificate: Mapping[str, Any]

    @property
    def winners(self) -> tuple[str, ...]:
        return self.count.winners


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """All pots of a round, the earmark first, and what could be told beside a ballot."""

    pots: tuple[CountedPot, ...]
    columns: Columns
    # How many ballots name each project, also those that no pot had room for.
    votes: Mapping[str, int]

    @property
    def main(self) -> CountedPot:
        return self.pots[-1]

    @property
    def winners(self) -> tuple[str, ...]:
        return tuple(one for pot in self.pots for one in pot.winners)


@dataclass(frozen=True, slots=True)
class Told:
    """What the files say of the city and the round, beyond what is frozen."""

    country: str
    city: str
    title: str
    instance: str
    place: str = ""


def tally(
    frozen: Frozen, rows: Sequence[BoxRow], *, told: Told, tell: Tell = lambda _: None
) -> Tally:
    """Count a closed box by what was frozen; the same box always gives the same bytes.

    Raises `CertificateWrong` when the independent verifier does not come to the same: then nothing
    may be published.
    """
    vote_type = frozen.recipe.ballot.vote_type
    slips = slips_of(rows, vote_type=vote_type)
    columns = fit_columns(slips, least=LEAST)
    shown = columns.applied(slips)
    first = earmarked(frozen)
    pots = [_counted(frozen, first, shown, columns, told, tell)] if first else []
    won = tuple(one for pot in pots for one in pot.winners)
    rest = rest_of(frozen, before=first, won=won)
    pots.append(_counted(frozen, rest, shown, columns, told, tell))
    return Tally(tuple(pots), columns, votes_of(slips))


def _counted(
    frozen: Frozen,
    plan: PotPlan,
    slips: Sequence[Slip],
    columns: Columns,
    told: Told,
    tell: Tell,
) -> CountedPot:
    tell("counting")
    # The code of a pot joins the seed of no lot: one order was drawn, for all pots.
    seed = str(frozen.document["lot"]["seed"])
    drawn = election_of(
        facts=_facts(frozen, plan, told),
        entries=plan.projects,
        slips=slips,
        budget_cents=plan.budget_cents,
        rule=frozen.recipe.rule_for(seed=seed),
        kept=columns.kept,
    )
    rule = _rule(frozen, plan, seed, drawn.budget)
    winners = count(drawn, rule).winners
    tell("writing")
    content = write_pb(selected(drawn, winners))
    election = read_pb(content)
    # The file has its own small unit: caps are amounts in it.
    rule = _rule(frozen, plan, seed, election.budget)
    tell("certifying")
    counted = replace(count(election, rule), input_sha256=election.sha256)
    claims = certificate(election, counted)
    tell("verifying")
    check(content, claims)
    if counted.winners != winners:
        raise CertificateWrong("winners", "the file as published gives other winners than the box")
    return CountedPot(plan, rule, content, election, counted, claims)


def check(content: bytes, claims: Mapping[str, Any]) -> None:
    """Let the verifier, which shares nothing with the engine, count again. Raises if it differs."""
    verify(content, json.dumps(claims, ensure_ascii=False).encode())


def _rule(frozen: Frozen, plan: PotPlan, seed: str, budget: int) -> Rule:
    rule = frozen.recipe.rule_for(seed=seed, budget=budget, groups=plan.groups)
    part = rule.minimum.of_cost
    if part is None or not plan.budget_cents:
        return rule
    # A project needs the same support in every pot: that for its part of the whole budget.
    whole = Fraction(int(frozen.document["budget_cents"]), plan.budget_cents)
    return replace(rule, minimum=replace(rule.minimum, of_cost=part * whole))


def _facts(frozen: Frozen, plan: PotPlan, told: Told) -> VoteFacts:
    return VoteFacts(
        description=told.title,
        country=told.country,
        unit=told.city,
        subunit=told.place,
        instance=told.instance,
        first_on=_day(frozen, "first_on"),
        last_on=_day(frozen, "last_on"),
        vote_type=frozen.recipe.ballot.vote_type,
        comment=f"#1: pot {plan.code}; frozen {frozen.sha256}",
    )


def _day(frozen: Frozen, name: str) -> date:
    return date.fromisoformat(frozen.document["vote"][name])
