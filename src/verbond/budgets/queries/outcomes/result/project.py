"""One project in a result: why it won or lost, round by round."""

from dataclasses import dataclass

from verbond.budgets.models import Deviation, Result, Round
from verbond.budgets.queries.outcomes.result.lines import lines_of
from verbond.budgets.queries.outcomes.result.rules import rule_table
from verbond.budgets.queries.outcomes.result.shapes import WIDTH, Line, RuleColumn


@dataclass(frozen=True, slots=True)
class Moment:
    """The money behind a project before a round, against its cost, on a scale of 1,000."""

    round: int
    cents: int
    width: float
    winner: str


@dataclass(frozen=True, slots=True)
class Rival:
    """A chosen project for which the supporters of this one paid."""

    title: str
    key: str
    cents: int
    width: float


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """Everything of one project; amounts in cents."""

    line: Line
    place_in_order: int
    winners: int
    moments: tuple[Moment, ...]
    rivals: tuple[Rival, ...]
    tied_with: tuple[tuple[str, ...], ...]
    rules: tuple[tuple[RuleColumn, bool], ...]
    deviations: tuple[Deviation, ...]
    draws: int


def project_page(row: Round, result: Result, key: str) -> ProjectPage | None:
    """Gather the page of one project; None when it was not on the ballot."""
    deviations = tuple(
        Deviation.objects.filter(round=row, proposal__key=key).select_related("proposal")
    )
    winners, losers = lines_of(result, {one.proposal.key: one for one in deviations})
    line = next((one for one in (*winners, *losers) if one.key == key), None)
    if line is None:
        return None
    explained = result.explained
    titles = {one["id"]: one["title"] for one in result.parameters["frozen"]["projects"]}
    won = list(explained["winners"])
    return ProjectPage(
        line=line,
        place_in_order=won.index(key) + 1 if key in won else 0,
        winners=len(won),
        moments=_moments(line, _winner_of_round(result, line.in_pot, titles)),
        rivals=_rivals(line, titles),
        tied_with=tuple(
            tuple(titles.get(one, one) for one in tie["projects"] if one != key)
            for tie in explained["ties"]
            if key in tie["projects"]
        ),
        rules=_rules(result, key),
        deviations=deviations,
        draws=int(explained["again"].get("draws", 0)),
    )


def _winner_of_round(result: Result, pot: str, titles: dict[str, str]) -> dict[int, str]:
    return {
        told["round"]: titles.get(key, key)
        for key, told in result.explained["projects"].items()
        if told["pot"] == pot and "round" in told
    }


def _moments(line: Line, winners: dict[int, str]) -> tuple[Moment, ...]:
    """Return how the money behind it went; rounds in which nothing changed are left out."""
    found: list[Moment] = []
    for one in line.told["behind"]:
        if found and found[-1].cents == one["cents"]:
            continue
        width = WIDTH * one["cents"] / line.cost_cents if line.cost_cents else 0
        found.append(
            Moment(
                one["round"],
                one["cents"],
                round(min(width, WIDTH), 1),
                winners.get(one["round"], ""),
            )
        )
    return tuple(found)


def _rivals(line: Line, titles: dict[str, str]) -> tuple[Rival, ...]:
    rows = sorted(line.told.get("instead", ()), key=lambda one: -one["cents"])
    most = max((one["cents"] for one in rows), default=0)
    return tuple(
        Rival(
            titles.get(one["winner"], one["winner"]),
            one["winner"],
            one["cents"],
            round(WIDTH * one["cents"] / most, 1) if most else 0.0,
        )
        for one in rows[:8]
    )


def _rules(result: Result, key: str) -> tuple[tuple[RuleColumn, bool], ...]:
    columns, _rows = rule_table(result.explained, result.parameters["frozen"])
    chosen = {one["code"]: key in one["winners"] for one in result.explained["rules"]}
    return tuple((column, chosen[column.code]) for column in columns)
