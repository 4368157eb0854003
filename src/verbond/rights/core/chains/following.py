"""What follows from what over time: three months of leefloon, and the verhoogde tegemoetkoming.

The rules are worked out again on every day on which something can change: after a wait of the
chains, on the day of a new figure, on a birthday, on 1 January. Nothing here knows a right.
"""

import datetime as dt
import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from verbond.rights.core import tree
from verbond.rights.core.answers import Verdict
from verbond.rights.core.calendar import shifted
from verbond.rights.core.chains.links import DAY, Chain, Chains, links
from verbond.rights.core.household import Evaluation, Subject
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.structure import Case, Facts, Interval, Known

MOST_DAYS = 1_100  # three years: beyond, no figure is known

type _Held = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Follow:
    """A right that a subject gets from a day on, and the rights that open it.

    `because` is empty when the day alone does it: a birthday, a new figure.
    """

    right: str
    subject: str
    from_day: dt.date
    because: tuple[str, ...]
    about: str = ""


def what_follows(
    rules: RuleSet, chains: Chains, case: Case, day: dt.date, horizon: dt.date
) -> tuple[Follow, ...]:
    """Return what becomes certain after today if every certain right is granted when it begins.

    Only what is certain opens something: a “misschien” promises nothing.
    """
    end = min(horizon.toordinal(), day.toordinal() + MOST_DAYS)
    following = _Following(rules, chains, case, end)
    following.begin(day)
    return tuple(following.found)


class _Following:
    def __init__(self, rules: RuleSet, chains: Chains, case: Case, end: int) -> None:
        self.rules, self.chains, self.end = rules, chains, end
        self.start = self.case = case
        self.granted: list[tuple[str, str, Mapping[str, Known]]] = []
        self.found: list[Follow] = []
        self.held: dict[_Held, int] = {}
        self.days: list[int] = []
        self._opens: dict[str, set[str]] = {}
        for link in links(rules, chains):
            self._opens.setdefault(link.opens, set()).add(link.right)

    def begin(self, day: dt.date) -> None:
        today = day.toordinal()
        self._wait_for_the_held(today)
        self._grant(self._certain(day), today)
        self._worked_out(day)
        self.days += {one for one in self._turning_days(today) if today < one <= self.end}
        heapq.heapify(self.days)
        last = today
        while self.days:
            one = heapq.heappop(self.days)
            if one != last:
                self._worked_out(dt.date.fromordinal(one))
            last = one

    def _worked_out(self, day: dt.date) -> None:
        """Grant what is certain on a day, until nothing more follows from it."""
        while new := [one for one in self._certain(day) if one not in self.held]:
            for right, subject, about in new:
                because = self._because((right, subject, about), day)
                self.found.append(Follow(right, subject, day, because, about))
            self._grant(new, day.toordinal())

    def _because(self, held: _Held, day: dt.date) -> tuple[str, ...]:
        """Return the rights without which this one is not certain; when each is enough, all."""
        granted = {name for name, _subject, _about in self.held}
        able = [name for name in self.chains if name in granted & self._opens.get(held[0], set())]
        needed = [name for name in able if held not in self._certain(day, without=name)]
        if needed or not able:
            return tuple(needed)
        return () if held in self._certain(day, without="*") else tuple(able)

    def _certain(self, day: dt.date, without: str = "") -> list[_Held]:
        """Return what is certain on a day, `without` what a right (*: any right) sets."""
        case = self.start if without else self.case
        if without:
            for name, subject, facts in self.granted:
                case = case if without in {name, "*"} else _with(case, subject, facts)
        evaluation = Evaluation(self.rules, case, day)
        return [
            (name, subject, about)
            for name, right in self.rules.rights.items()
            for subject, about in evaluation.subjects(name)
            if _is_certain(evaluation, right, subject, about)
        ]

    def _grant(self, new: list[_Held], day: int) -> None:
        for one in new:
            self.held[one] = day
            chain = self.chains.get(one[0])
            if chain is None:
                continue
            facts = {
                fact: Interval(day, day) if value == DAY else True
                for fact, value in chain.sets.items()
            }
            self.granted.append((one[0], one[1], facts))
            self.case = _with(self.case, one[1], facts)
            self._wait(chain, _since(self.case, one[1], facts, day), day)

    def _wait(self, chain: Chain, since: int, day: int) -> None:
        """Look again after each wait, counted from the day on which the status began."""
        for wait in chain.waits:
            steps = self.rules.parameters.value_on(wait.parameter, dt.date.fromordinal(day))
            if isinstance(steps, int) and day < (then := shifted(since, steps, wait.step)) <= (
                self.end
            ):
                heapq.heappush(self.days, then)

    def _wait_for_the_held(self, today: int) -> None:
        """Look again after the waits of a status that somebody has already."""
        for chain in self.chains.values():
            dated = {fact: Interval(None, None) for fact, one in chain.sets.items() if one == DAY}
            facts = {key: one.facts for key, one in self.case.members.items()}
            facts |= {key: one.facts for key, one in self.case.homes.items()}
            for owner, known in facts.items():
                if any(known.get(fact) is True for fact in chain.sets):
                    self._wait(chain, _since(self.case, owner, dated, today), today)

    def _turning_days(self, today: int) -> Iterator[int]:
        for parameter in self.rules.parameters:
            yield from (row.since.toordinal() for row in parameter.rows)
        first, last = (dt.date.fromordinal(one).year for one in (today, self.end))
        yield from (dt.date(year, 1, 1).toordinal() for year in range(first, last + 1))
        for member in self.case.members.values():
            born = member.facts.get("birth_date")
            if isinstance(born, Interval) and born.is_exact and born.low is not None:
                year = dt.date.fromordinal(int(born.low)).year
                for then in range(first, last + 1):
                    yield shifted(int(born.low), then - year, "years")


def _is_certain(evaluation: Evaluation, right: tree.Right, subject: str, about: str) -> bool:
    whose: Subject = (subject, about) if right.subject == tree.CARE else subject
    return evaluation.outcome(right, whose)[0] == Verdict.YES


def _with(case: Case, subject: str, facts: Mapping[str, Known]) -> Case:
    """Return a case in which a subject has these statuses, unless it had them already."""
    if subject in case.homes:
        home = case.homes[subject]
        new = replace(home, facts=_joined(home.facts, facts))
        return replace(case, homes={**case.homes, subject: new})
    one = case.members[subject]
    return replace(
        case, members={**case.members, subject: replace(one, facts=_joined(one.facts, facts))}
    )


def _since(case: Case, subject: str, facts: Mapping[str, Known], day: int) -> int:
    owner = case.members.get(subject) or case.homes[subject]
    days = (owner.facts.get(fact) for fact, value in facts.items() if isinstance(value, Interval))
    known = [int(one.low) for one in days if isinstance(one, Interval) and one.low is not None]
    return min(known, default=day)


def _joined(old: Facts, new: Mapping[str, Known]) -> Facts:
    # Whoever already has the status has it since the day that is known, or not known.
    has_it = any(old.get(fact) is True for fact, value in new.items() if value is True)
    return old if has_it else {**old, **new}
