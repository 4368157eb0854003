"""Equal shares as it is told to a person: voter by voter, in fractions, with no cleverness."""

from dataclasses import dataclass, field
from fractions import Fraction

from verbond.budgets.core.election import Election
from verbond.budgets.core.rule import Rule

type Ballot = dict[int, int]


def ballots_of(election: Election, satisfaction: str) -> list[Ballot]:
    """One mapping per ballot: which project it supports, with what weight."""
    raw = election.ballots
    found: list[Ballot] = []
    for group, times in enumerate(raw.times.tolist()):
        low, high = int(raw.start[group]), int(raw.start[group + 1])
        entries = raw.project[low:high].tolist()
        points = [1] * len(entries) if raw.points is None else raw.points[low:high].tolist()
        if satisfaction == "borda":
            weights = list(range(len(entries) - 1, -1, -1))
        elif satisfaction == "points":
            weights = points
        else:
            weights = [int(point > 0) for point in points]
        ballot = {one: w for one, w in zip(entries, weights, strict=True) if w > 0}
        found += [ballot] * times
    return found


@dataclass
class Slow:
    """Winners of one run, with what each voter paid for each winner."""

    election: Election
    rule: Rule
    order: list[int]
    endowment: Fraction
    winners: list[int] = field(default_factory=list)
    rates: list[Fraction] = field(default_factory=list)
    payments: list[list[Fraction]] = field(default_factory=list)

    def run(self) -> "Slow":
        self.ballots = ballots_of(self.election, self.rule.satisfaction)
        self.money = [self.endowment] * len(self.ballots)
        self.left = [p for p in self.order if any(p in ballot for ballot in self.ballots)]
        for free in [p for p in self.left if self.cost(p) == 0]:
            if free in self.left:
                self.win(free, Fraction(0))
        while True:
            affordable = [p for p in self.left if self.behind(p) >= self.cost(p)]
            if not affordable:
                return self
            rates = {p: self.rate(p) for p in affordable}
            lowest = min(rates.values())
            self.win(next(p for p in affordable if rates[p] == lowest), lowest)

    def cost(self, project: int) -> int:
        return self.election.projects[project].cost

    def behind(self, project: int) -> Fraction:
        both = zip(self.ballots, self.money, strict=True)
        return sum((money for ballot, money in both if project in ballot), Fraction(0))

    def utility(self, project: int, ballot: Ballot) -> int:
        by_cost = self.rule.satisfaction == "cost"
        return ballot[project] * (self.cost(project) if by_cost else 1)

    def rate(self, project: int) -> Fraction:
        """Who cannot pay a rate pays all: try every number of poor voters, poorest first."""
        both = zip(self.ballots, self.money, strict=True)
        able = sorted(
            (money / self.utility(project, ballot), money, self.utility(project, ballot))
            for ballot, money in both
            if project in ballot
        )
        given, rest = Fraction(0), sum(utility for _, _, utility in able)
        for most, money, utility in able:
            rate = (self.cost(project) - given) / rest
            if rate <= most:
                return rate
            given, rest = given + money, rest - utility
        raise AssertionError("not affordable")

    def win(self, project: int, rate: Fraction) -> None:
        paid = [
            min(money, rate * self.utility(project, ballot)) if project in ballot else Fraction(0)
            for ballot, money in zip(self.ballots, self.money, strict=True)
        ]
        self.money = [money - one for money, one in zip(self.money, paid, strict=True)]
        self.winners.append(project)
        self.rates.append(rate)
        self.payments.append(paid)
        self.left = [p for p in self.left if p != project and not self.excluded(p)]

    def excluded(self, project: int) -> bool:
        """Limits, read from the rule each time anew."""
        projects = self.election.projects
        won = {projects[p].id for p in self.winners}
        for group in self.rule.groups:
            if projects[project].id in group.projects and len(won & group.projects) >= group.most:
                return True
        for cap in self.rule.caps:
            spent = sum(
                self.cost(p) for p in self.winners if cap.category in projects[p].categories
            )
            inside = cap.category in projects[project].categories
            if inside and spent + self.cost(project) > cap.most:
                return True
        return False


def slow_add1(election: Election, rule: Rule, order: list[int]) -> tuple[int, Slow, str]:
    """Add one unit at a time, and count anew."""
    number = election.ballots.number
    before: Slow | None = None
    step = 0
    while True:
        endowment = Fraction(election.budget, number) + step * election.scale
        now = Slow(election, rule, order, endowment).run()
        spent = sum(now.cost(p) for p in now.winners)
        if spent > election.budget:
            assert before is not None
            return step - 1, before, "infeasible"
        supported = [p for p in order if any(p in ballot for ballot in now.ballots)]
        todo = [p for p in supported if p not in now.winners and not now.excluded(p)]
        exhaustive = "add1-exhaustive" in rule.completion
        if exhaustive and all(now.cost(p) > election.budget - spent for p in todo):
            return step, now, "exhaustive"
        if not todo:
            return step, now, "all_funded"
        before, step = now, step + 1
