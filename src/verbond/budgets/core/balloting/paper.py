"""The ballot paper of a frozen round, and whether what somebody filled in fits it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from verbond.budgets.core.recipe.shape import WITH_POINTS, BallotForm

type Content = dict[str, int]
MOST_POINTS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on the ballot: ids with their costs in cents, and how it is filled in."""

    form: BallotForm
    costs: Mapping[str, int]
    budget: int

    @property
    def most(self) -> int | None:
        """How many projects somebody may choose; None: no limit."""
        return 1 if self.form.type == "choose-1" else self.form.most


@dataclass(frozen=True, slots=True)
class BallotFinding:
    """Something that keeps a ballot out (`error`) or that its voter should know (`warning`).

    `code` is stable, for words in any language with `values`.
    """

    code: str
    severity: Literal["error", "warning"] = "error"
    values: tuple[tuple[str, int | str], ...] = ()


def read_content(raw: object, paper: Paper) -> tuple[Content, tuple[BallotFinding, ...]]:
    """Read what somebody filled in, and say what is wrong with it and what to know.

    `raw` may be anything at all. Zeros are left out; the places of a ranking close up (1, 3 is
    1, 2), so that the same choice always has the same content.
    """
    found, wrong = _numbers(raw, paper)
    if wrong:
        return {}, (wrong,)
    content = {name: number for name, number in found.items() if number}
    findings = tuple(_findings(content, paper))
    if paper.form.type == "ordinal" and not any(one.severity == "error" for one in findings):
        order = sorted(content, key=lambda name: content[name])
        content = {name: place for place, name in enumerate(order, start=1)}
    return content, findings


def refused(findings: tuple[BallotFinding, ...]) -> bool:
    """Tell whether what was found keeps a ballot out of the box."""
    return any(one.severity == "error" for one in findings)


def _numbers(raw: object, paper: Paper) -> tuple[Mapping[str, int], BallotFinding | None]:
    if not isinstance(raw, Mapping) or len(raw) > len(paper.costs):
        return {}, BallotFinding("unknown_project")
    for name, number in raw.items():
        if not isinstance(name, str) or name not in paper.costs:
            return {}, BallotFinding("unknown_project")
        if isinstance(number, bool) or not isinstance(number, int):
            return {}, BallotFinding("not_a_number", values=(("project", name),))
        if not 0 <= number <= MOST_POINTS:
            return {}, BallotFinding("out_of_range", values=(("project", name),))
    return raw, None


def _findings(content: Content, paper: Paper) -> Iterator[BallotFinding]:
    yield from _how_many(content, paper)
    yield from _KINDS.get(paper.form.type, _crosses)(content, paper)


def _how_many(content: Content, paper: Paper) -> Iterator[BallotFinding]:
    chosen, form = len(content), paper.form
    if chosen < form.least:
        yield BallotFinding("too_few", values=(("chosen", chosen), ("least", form.least)))
    elif paper.most is not None and chosen > paper.most:
        yield BallotFinding("too_many", values=(("chosen", chosen), ("most", paper.most)))
    elif not chosen:
        yield BallotFinding("blank", "warning")
    elif chosen < min(form.advised, len(paper.costs)):
        values = (("chosen", chosen), ("advised", form.advised))
        yield BallotFinding("fewer_than_advised", "warning", values)


def _crosses(content: Content, paper: Paper) -> Iterator[BallotFinding]:
    if any(number != 1 for number in content.values()):
        yield BallotFinding("out_of_range")
    spent = sum(paper.costs[name] for name in content)
    if paper.form.type == "knapsack-warning" and spent > paper.budget:
        over = (("spent", spent), ("budget", paper.budget))
        yield BallotFinding("over_budget", "warning", over)


def _points(content: Content, paper: Paper) -> Iterator[BallotFinding]:
    form, given = paper.form, sum(content.values())
    most_each = form.most_each or form.points
    if most_each is not None and any(number > most_each for number in content.values()):
        yield BallotFinding("too_much_on_one", values=(("most", most_each),))
    if form.type != "cumulative" or form.points is None:
        return
    if given > form.points:
        yield BallotFinding("too_many_points", values=(("given", given), ("most", form.points)))
    elif content and given < form.points:
        left = (("left", form.points - given), ("most", form.points))
        yield BallotFinding("points_left", "warning", left)


def _places(content: Content, _paper: Paper) -> Iterator[BallotFinding]:
    places = sorted(content.values())
    twice = next((a for a, b in pairwise(places) if a == b), None)
    if twice is not None:
        yield BallotFinding("place_twice", values=(("place", twice),))


_KINDS: Final[dict[str, Callable[[Content, Paper], Iterator[BallotFinding]]]] = {
    **dict.fromkeys(WITH_POINTS, _points),
    "ordinal": _places,
}
