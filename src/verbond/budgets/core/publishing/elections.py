"""One pot of a round as an election: its projects, its money, and what every ballot says."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from verbond.budgets.core.balloting.frozen import FrozenProject
from verbond.budgets.core.election import Election, Project, VoteType
from verbond.budgets.core.publishing.boxes import Slip
from verbond.budgets.core.publishing.columns import Name
from verbond.budgets.core.rule import Rule

CENTS: Final = 100
ATELIER: Final = "atelier"
# The columns of a `.pb` file for what is told about a voter.
_COLUMN: Final[Mapping[Name, str]] = MappingProxyType(
    {"neighbourhood": "neighborhood", "age": "age", "method": "voting_method"}
)
_RULES: Final[Mapping[str, str]] = MappingProxyType(
    {"equal-shares": "equalshares", "greedy-no-skip": "greedy-no-skip"}
)


@dataclass(frozen=True, slots=True)
class VoteFacts:
    """What the head of the file says of the vote."""

    description: str
    country: str
    unit: str
    instance: str
    first_on: date
    last_on: date
    vote_type: VoteType
    subunit: str = ""
    language: str = "nl"
    comment: str = ""


def election_of(
    *,
    facts: VoteFacts,
    entries: Sequence[FrozenProject],
    slips: Sequence[Slip],
    budget_cents: int,
    rule: Rule,
    kept: Sequence[Name],
) -> Election:
    """Make the election of one pot; what a ballot says of other projects falls away.

    Every ballot stays, also one that names nothing here: each has its share of the money.
    """
    costs = {entry.id: entry.cost_cents for entry in entries}
    said = [_said(slip, costs) for slip in slips]
    plain = Election.of(budget=budget_cents, costs=costs, ballots=said, vote_type=facts.vote_type)
    votes, scores = _support(said, costs)
    with_points = facts.vote_type in {"cumulative", "scoring"}
    return replace(
        plain,
        scale=CENTS,
        projects=tuple(
            _project(entry, votes[entry.id], scores[entry.id] if with_points else None)
            for entry in entries
        ),
        meta=MappingProxyType(_meta(facts, plain, rule)),
        voters=MappingProxyType(_voters(slips, kept)),
    )


def selected(election: Election, winners: Collection[str]) -> Election:
    """Return the election with the column that says which projects won."""
    projects = tuple(
        replace(
            project,
            facts=MappingProxyType(
                {**project.facts, "selected": "1" if project.id in winners else "0"}
            ),
        )
        for project in election.projects
    )
    return replace(election, projects=projects)


def _said(slip: Slip, costs: Mapping[str, int]) -> Sequence[str] | dict[str, int]:
    if slip.points:
        pairs = zip(slip.projects, slip.points, strict=True)
        return {project: points for project, points in pairs if project in costs}
    return [project for project in slip.projects if project in costs]


def _support(
    said: Sequence[Sequence[str] | dict[str, int]], costs: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, int]]:
    votes, scores = dict.fromkeys(costs, 0), dict.fromkeys(costs, 0)
    for ballot in said:
        for project in ballot:
            points = ballot[project] if isinstance(ballot, dict) else 1
            votes[project] += points > 0
            scores[project] += points
    return votes, scores


def _project(entry: FrozenProject, votes: int, score: int | None) -> Project:
    facts = {"votes": str(votes)}
    if score is not None:
        facts["score"] = str(score)
    facts |= {
        "name": entry.title,
        "category": ",".join(categories_of(entry)),
        "selected": "0",
        "neighborhood": entry.place_name or entry.place,
        "public_id": str(entry.number),
    }
    if entry.latitude is not None and entry.longitude is not None:
        facts |= {"latitude": f"{entry.latitude:.6f}", "longitude": f"{entry.longitude:.6f}"}
    return Project(
        id=entry.id,
        cost=entry.cost_cents,
        name=entry.title,
        categories=categories_of(entry),
        neighbourhood=entry.place_name or entry.place,
        facts=MappingProxyType(facts),
    )


def categories_of(entry: FrozenProject) -> tuple[str, ...]:
    """Return the categories of a project: its theme, without the sign that separates two of them.

    A workshop of the neighbourhood also carries the category of the earmark.
    """
    theme = " ".join(entry.theme.replace(",", " ").split())
    return tuple(one for one in (theme, ATELIER if entry.is_atelier else "") if one)


def _meta(facts: VoteFacts, plain: Election, rule: Rule) -> dict[str, str]:
    budget = replace(plain, scale=CENTS).written(plain.budget)
    found = {
        "description": facts.description,
        "country": facts.country,
        "unit": facts.unit,
        "subunit": facts.subunit,
        "instance": facts.instance,
        "num_projects": str(len(plain.projects)),
        "num_votes": str(plain.ballots.number),
        "budget": budget,
        "vote_type": facts.vote_type,
        "rule": rule_word(rule),
        "date_begin": f"{facts.first_on:%d.%m.%Y}",
        "date_end": f"{facts.last_on:%d.%m.%Y}",
        "language": facts.language,
        "currency": "EUR",
        "fully_funded": "1" if sum(one.cost for one in plain.projects) <= plain.budget else "",
        "comment": facts.comment,
    }
    return {key: value for key, value in found.items() if value}


def rule_word(rule: Rule) -> str:
    """Name a rule as files of other cities do; the parameters beside the file say it in full.

    >>> rule_word(Rule(method="equal-shares", completion=("add1", "utilitarian")))
    'equalshares/add1'
    """
    name = _RULES.get(rule.method, rule.method)
    return f"{name}/add1" if any(one.startswith("add1") for one in rule.completion) else name


def _voters(slips: Sequence[Slip], kept: Sequence[Name]) -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = {
        "voter_id": [str(number) for number in range(1, len(slips) + 1)]
    }
    for name in kept:
        found[_COLUMN[name]] = [str(getattr(slip, name)) for slip in slips]
    return found
