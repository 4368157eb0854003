"""Would it have gone otherwise: other voters of the same kind, another lot, another rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from verbond.budgets.core.counting.result import Count
from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining.proportion import violations
from verbond.budgets.core.explaining.voters import satisfaction_of
from verbond.budgets.core.explaining.what_if import drawn_again, with_times
from verbond.budgets.core.rule import Rule

type Counts = Callable[[Election, Rule], Count]
type Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Robustness:
    """In how many of `draws` recounts each project won; publish `seed` and `draws` with it."""

    seed: int
    draws: int
    wins: Mapping[str, int]

    def share(self, project: str) -> Fraction:
        """Return the share of the recounts in which a project won."""
        return Fraction(self.wins.get(project, 0), self.draws)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule makes of the ballots; cost in small units, None where nobody voted."""

    label: str
    winners: tuple[str, ...]
    cost: int
    share_with_winner: Fraction | None
    mean_winners: Fraction | None
    gini: Fraction | None
    violations: int


def resampled(
    election: Election,
    rule: Rule,
    counts: Counts,
    *,
    seed: int,
    draws: int,
    tell: Progress = lambda _done, _all: None,
) -> Robustness:
    """Count again with ballots drawn from the box with replacement, as many as there are.

    Thresholds in numbers of votes stay as they are. Raises `ElectionWrong` without ballots.
    """
    wins = {project.id: 0 for project in election.projects}
    for done, times in enumerate(drawn_again(election, seed, draws), start=1):
        for winner in counts(with_times(election, times), rule).winners:
            wins[winner] += 1
        tell(done, draws)
    return Robustness(seed, draws, wins)


def other_lots(
    election: Election, rule: Rule, counts: Counts, *, seed: int, draws: int
) -> Robustness:
    """Count again with ties broken by other lots alone: `lot:SEED-1`, `lot:SEED-2`, …

    A project that wins in some and not in all of them owes its fate to how a tie was broken.
    """
    wins = {project.id: 0 for project in election.projects}
    for number in range(1, draws + 1):
        other = replace(rule, ties=(f"lot:{seed}-{number}",))
        for winner in counts(election, other).winners:
            wins[winner] += 1
    return Robustness(seed, draws, wins)


def compared(election: Election, rules: Mapping[str, Rule], counts: Counts) -> tuple[Outcome, ...]:
    """Count the same ballots under several rules, in their order."""
    return tuple(
        outcome_of(election, label, counts(election, rule)) for label, rule in rules.items()
    )


def outcome_of(election: Election, label: str, count: Count) -> Outcome:
    """Sum up one count for a table beside others."""
    served = satisfaction_of(election, count.winners)
    out = {one.project for one in count.excluded}
    return Outcome(
        label=label,
        winners=count.winners,
        cost=count.total_cost,
        share_with_winner=served.share_with_winner,
        mean_winners=served.mean_winners,
        gini=served.gini_winners,
        violations=len(violations(election, count.winners, excluded=out)),
    )


def changed(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Return the projects that win under some of the rules and not under all, sorted."""
    sets = [set(outcome.winners) for outcome in outcomes]
    always = sets[0].intersection(*sets) if sets else set()
    return tuple(sorted(set().union(*sets) - always))
