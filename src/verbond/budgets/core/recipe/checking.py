"""Find what contradicts itself in a voting model, and what a city should know before it chooses."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from verbond.budgets.core.recipe.checking_rule import rule_findings
from verbond.budgets.core.recipe.errors import RecipeFinding
from verbond.budgets.core.recipe.shape import PHASES, WITH_POINTS, Recipe

SHORTEST_VOTE_DAYS = 7
type Severity = Literal["error", "warning"]


def check_recipe(recipe: Recipe) -> tuple[RecipeFinding, ...]:
    """Return what is wrong (`error`) and what deserves a thought (`warning`), errors first."""
    found = [*_phases(recipe), *_pots(recipe)]
    if recipe.decides == "vote":
        found += [*_ballot(recipe), *_electorate(recipe), *rule_findings(recipe)]
    return tuple(sorted(found, key=lambda one: one.severity))


def finding(
    code: str, field: str, message: str, severity: Severity = "error", **values: object
) -> RecipeFinding:
    """Make one finding; `values` are what a page fills into its own words."""
    told = tuple((name, str(value)) for name, value in values.items())
    return RecipeFinding(code, field, message, severity, told)


def _phases(recipe: Recipe) -> Iterator[RecipeFinding]:
    codes = [one.code for one in recipe.phases]
    twice = [code for code, times in Counter(codes).items() if times > 1]
    if twice:
        yield finding(
            "phase_twice", "phases", f"{twice[0]} stands there twice; once each", phase=twice[0]
        )
    elif codes != sorted(codes, key=PHASES.index):
        first, second = next(
            (a, b) for a, b in pairwise(codes) if PHASES.index(a) > PHASES.index(b)
        )
        yield finding(
            "phases_out_of_order",
            "phases",
            f"{second} stands after {first}; the order is {', '.join(PHASES)}",
            first=first,
            second=second,
        )
    yield from _voting_phase(recipe, codes)


def _voting_phase(recipe: Recipe, codes: list[str]) -> Iterator[RecipeFinding]:
    if recipe.decides == "request":
        if "vote" in codes:
            yield finding("request_with_vote", "phases", "a request is not voted on: drop vote")
        return
    if "vote" not in codes:
        yield finding("no_vote", "phases", "a model that decides by vote has a phase vote")
        return
    days = next(one.days for one in recipe.phases if one.code == "vote")
    if days < SHORTEST_VOTE_DAYS:
        yield finding(
            "vote_short",
            "phases",
            f"voting lasts {days} days; paper and reminders need at least {SHORTEST_VOTE_DAYS}",
            "warning",
            days=days,
            least=SHORTEST_VOTE_DAYS,
        )
    if "check" not in codes:
        yield finding(
            "no_check",
            "phases",
            "nobody checks whether a project can be done before people vote on it",
            "warning",
        )


def _pots(recipe: Recipe) -> Iterator[RecipeFinding]:
    codes = [one.code for one in recipe.earmarks]
    if len(set(codes)) < len(codes):
        yield finding("earmark_twice", "earmarks", "two pots have the same code")
    if recipe.earmarks and sum(one.share for one in recipe.earmarks) >= 1:
        yield finding("earmarks_all", "earmarks", "the pots take all the money; leave some")
    if any(not one.share for one in recipe.earmarks):
        yield finding("earmark_empty", "earmarks", "a pot without money; give it a part above 0")
    names = [one.category for one in recipe.caps]
    if len(set(names)) < len(names):
        yield finding("cap_twice", "caps", "a category has two upper bounds; give it one")


def _ballot(recipe: Recipe) -> Iterator[RecipeFinding]:
    ballot = recipe.ballot
    if ballot.type == "choose-1":
        if ballot.most not in {None, 1} or ballot.least > 1 or ballot.advised > 1:
            yield finding("choose_one_more", "ballot.most", "choose-1 is exactly one choice")
    elif ballot.most is not None and max(ballot.least, ballot.advised) > ballot.most:
        yield finding(
            "least_above_most",
            "ballot.most",
            f"at most {ballot.most} choices, yet {max(ballot.least, ballot.advised)} are asked",
            most=ballot.most,
            least=max(ballot.least, ballot.advised),
        )
    if 0 < ballot.advised < ballot.least:
        yield finding("advised_below_least", "ballot.advised", "advises fewer than are demanded")
    yield from _points(recipe)
    if ballot.least > 1:
        yield finding(
            "ballot_refused",
            "ballot.least",
            f"a ballot with fewer than {ballot.least} choices is refused; a warning loses no voter",
            "warning",
            least=ballot.least,
        )


def _points(recipe: Recipe) -> Iterator[RecipeFinding]:
    ballot = recipe.ballot
    if ballot.type in WITH_POINTS and ballot.points is None:
        yield finding("no_points", "ballot.points", f"a {ballot.type} ballot needs points")
    if ballot.type not in WITH_POINTS and (ballot.points or ballot.most_each):
        yield finding("odd_points", "ballot.points", f"a {ballot.type} ballot has no points")
    if ballot.most_each and ballot.points and ballot.most_each > ballot.points:
        yield finding(
            "points_each",
            "ballot.most_each",
            f"{ballot.most_each} on one project, yet there are {ballot.points}",
            each=ballot.most_each,
            points=ballot.points,
        )


def _electorate(recipe: Recipe) -> Iterator[RecipeFinding]:
    electorate = recipe.electorate
    if not electorate.proofs:
        yield finding("no_proof", "electorate.proofs", "nobody can show that they may vote")
    elif not electorate.ticked_off and len(electorate.proofs) > 1:
        both = " + ".join(electorate.proofs[:2])
        yield finding(
            "votes_twice",
            "electorate.proofs",
            f"who has {both} votes twice: tick off every way in one register, or keep one way",
            both=both,
        )
    elif not electorate.ticked_off and electorate.proofs == ("account",):
        yield finding(
            "two_accounts",
            "electorate.ticked_off",
            "who makes two accounts votes twice: nothing ticks off persons",
            "warning",
        )
    if electorate.proofs == ("account",):
        yield finding(
            "only_account",
            "electorate.proofs",
            "who has no e-mail address cannot vote; add paper, a code or the register",
            "warning",
        )
