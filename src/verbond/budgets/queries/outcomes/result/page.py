"""The whole page of a result."""

from dataclasses import dataclass
from typing import Any

from verbond.budgets.models import Deviation, Result, Round
from verbond.budgets.numbers import tenths
from verbond.budgets.queries.outcomes.result.fairness import group_figures, place_figures
from verbond.budgets.queries.outcomes.result.lines import lines_of
from verbond.budgets.queries.outcomes.result.money_map import money_map
from verbond.budgets.queries.outcomes.result.rules import rule_table
from verbond.budgets.queries.outcomes.result.shapes import (
    WIDTH,
    Bar,
    GroupFigure,
    Line,
    Place,
    PlaceFigure,
    RuleColumn,
    RuleRow,
)
from verbond.places.facade import SvgMap

NEARLY = 6
# The bytes of the files are read only when somebody asks for them.
HEAVY = ("election", "receipts", "certificate", "count")


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What a resident sees of a result, in the order of the page; amounts in cents."""

    row: Round
    result: Result
    winners: tuple[Line, ...]
    nearly: tuple[Line, ...]
    losers: tuple[Line, ...]
    places: tuple[Place, ...]
    budget_cents: int
    spent_cents: int
    served: Bar
    histogram: tuple[Bar, ...]
    groups: tuple[GroupFigure, ...]
    by_place: tuple[PlaceFigure, ...]
    columns: tuple[RuleColumn, ...]
    differing: tuple[RuleRow, ...]
    ties: tuple[tuple[str, ...], ...]
    deviations: tuple[Deviation, ...]
    draws: int
    too_little: int
    map: SvgMap | None

    @property
    def left_cents(self) -> int:
        return self.budget_cents - self.spent_cents

    @property
    def left_start(self) -> float:
        return round(WIDTH * self.spent_cents / self.budget_cents, 1) if self.budget_cents else 0.0

    @property
    def left_width(self) -> float:
        return round(WIDTH - self.left_start, 1)

    @property
    def mean_winners(self) -> str:
        """How many chosen projects somebody has on average, with one decimal."""
        whole = self.result.explained["whole"]["mean_winners"] or "0"
        return tenths(round(float(whole) * 10))

    @property
    def lot_seed(self) -> str:
        return str(self.result.parameters["frozen"]["lot"]["seed"])


def published_result(row: Round) -> Result | None:
    """Return the result of a round without its files. Ask `may_see_counts` first."""
    return Result.objects.defer(*HEAVY).filter(round=row, published_at__isnull=False).first()


def result_page(row: Round, result: Result) -> ResultPage:
    """Gather the page of a published result; few queries, however many projects."""
    deviations = tuple(Deviation.objects.filter(round=row).select_related("proposal"))
    winners, losers = lines_of(result, {one.proposal.key: one for one in deviations})
    explained = result.explained
    frozen = result.parameters["frozen"]
    places = {line.place.name: line.place for line in (*winners, *losers)}
    titles = {one["id"]: one["title"] for one in frozen["projects"]}
    columns, differing = rule_table(explained, frozen)
    near = [line for line in losers if line.key in explained["nearly"]]
    return ResultPage(
        row=row,
        result=result,
        winners=winners,
        nearly=tuple(near[:NEARLY]),
        losers=losers,
        places=tuple(sorted(places.values(), key=lambda one: one.name)),
        budget_cents=int(frozen["budget_cents"]),
        spent_cents=sum(line.cost_cents for line in winners),
        served=_served(explained),
        histogram=_histogram(explained),
        groups=group_figures(result.groups),
        by_place=place_figures(explained, places),
        columns=columns,
        differing=differing,
        ties=tuple(
            tuple(titles.get(key, key) for key in tie["projects"]) for tie in explained["ties"]
        ),
        deviations=deviations,
        draws=int(explained["again"].get("draws", 0)),
        too_little=len(explained["whole"]["too_little"]),
        map=money_map(row, result),
    )


def _served(explained: dict[str, Any]) -> Bar:
    whole = explained["whole"]
    return Bar("", whole["with_winner"], whole["ballots"])


def _histogram(explained: dict[str, Any]) -> tuple[Bar, ...]:
    """Return how many ballots have 0, 1, 2 … chosen projects; from 6 on together."""
    rows, most = explained["whole"]["histogram"], 6
    shown = [*rows[:most], sum(rows[most:])] if len(rows) > most + 1 else rows
    top = max(shown, default=0)
    last = len(rows) > most + 1
    return tuple(
        Bar(f"{n}+" if last and n == most else str(n), number, top)
        for n, number in enumerate(shown)
    )
