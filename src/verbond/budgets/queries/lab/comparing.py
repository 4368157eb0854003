"""The comparison of models as a page draws it: rows, bars and groups, with their geometry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from verbond.budgets.core.laboratory import SMALLEST_CELL
from verbond.budgets.numbers import tenths
from verbond.budgets.queries.lab.amounts import money, percent
from verbond.budgets.queries.lab.models import ModelCard

LETTERS = "ABCD"
# Width of a drawing, in its own units.
WIDE = 600
_GROUPS = {
    "neighborhood": gettext_noop("Per wijk"),
    "district": gettext_noop("Per stadsdeel"),
    "age": gettext_noop("Per leeftijd"),
    "voting_method": gettext_noop("Per manier van stemmen"),
    "sex": gettext_noop("Per geslacht"),
}
_LABELS = {
    "internet": gettext_noop("online"),
    "paper": gettext_noop("op papier"),
    "M": gettext_noop("man"),
    "F": gettext_noop("vrouw"),
    "O": gettext_noop("anders"),
    "": gettext_noop("onbekend"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A winner as a piece of the bar of all the money."""

    x: float
    width: float
    name: str
    cost: str
    is_everywhere: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Voters who chose so many winners, as a standing bar."""

    label: str
    voters: int
    share: int
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One model and what it makes of the election."""

    letter: str
    title: str
    slug: str
    version: int
    misfit: str
    winners: int
    cost: str
    left: str
    used: int
    command: str
    ties: int
    with_winner: int
    with_winner_count: int
    without: int
    mean: str
    gini: int
    segments: tuple[Segment, ...]
    histogram: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One project, and under which models it wins (None: the model cannot count this)."""

    id: str
    name: str
    neighbourhood: str
    cost: str
    votes: int
    votes_width: float
    wins: tuple[bool | None, ...]

    @property
    def cells(self) -> list[tuple[str, bool | None]]:
        return list(zip(LETTERS, self.wins, strict=False))

    @property
    def differs(self) -> bool:
        return len({one for one in self.wins if one is not None}) > 1


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a model stands on the line of a group."""

    letter: str
    share: int
    x: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of voters: share with a winner and mean number, per model; hidden when small."""

    label: str
    voters: int | None
    shares: tuple[int | None, ...]
    means: tuple[str | None, ...]

    @property
    def dots(self) -> list[Dot]:
        """Place a mark for each model between 0 and 100; equal ones stand beside each other."""
        placed: list[Dot] = []
        for letter, share in zip(LETTERS, self.shares, strict=False):
            if share is not None:
                same = sum(one.share == share for one in placed)
                placed.append(Dot(letter, share, 2 + 3 * share + 5 * same))
        return placed

    @property
    def cells(self) -> list[tuple[str, int | None, str | None]]:
        return list(zip(LETTERS, self.shares, self.means, strict=False))


@dataclass(frozen=True, slots=True)
class Group:
    """The voters, told apart by one column of the file."""

    key: str
    title: str
    rows: tuple[GroupRow, ...]

    @property
    def has_hidden(self) -> bool:
        return any(one.voters is None for one in self.rows)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that the page shows of one election under some models."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    budget: str
    ballots: int
    vote_type: str

    @property
    def counted(self) -> tuple[Column, ...]:
        return tuple(one for one in self.columns if not one.misfit)

    @property
    def tells_voters(self) -> bool:
        """So few voters together are a group too small to be told of."""
        return self.ballots >= SMALLEST_CELL

    @property
    def nowhere(self) -> tuple[Row, ...]:
        """Projects that no model lets win."""
        return tuple(one for one in self.rows if not any(one.wins))

    @property
    def somewhere(self) -> tuple[Row, ...]:
        return tuple(one for one in self.rows if any(one.wins))


def compare(found: Mapping[str, Any], models: Sequence[ModelCard]) -> Comparison:
    """Turn what was counted into what is drawn."""
    election, trials = found["election"], found["trials"]
    shared = _everywhere(trials)
    # One scale for all: bars of different models can be compared.
    most = max((max(one["effect"]["histogram"]) for one in trials if one["effect"]), default=1)
    columns = tuple(
        _column(letter, card, trial, election, shared, most)
        for letter, card, trial in zip(LETTERS, models, trials, strict=False)
    )
    budget = trials[0]["budget"] if trials else election["budget"]
    return Comparison(
        columns=columns,
        rows=_rows(election, trials),
        groups=_groups(trials),
        budget=money(budget, election),
        ballots=election["ballots"],
        vote_type=election["vote_type"],
    )


def _everywhere(trials: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    sets = [frozenset(one["winners"]) for one in trials if not one["misfit"]]
    return frozenset.intersection(*sets) if len(sets) > 1 else frozenset()


def _column(
    letter: str,
    card: ModelCard,
    trial: Mapping[str, Any],
    election: Mapping[str, Any],
    shared: frozenset[str],
    most: int,
) -> Column:
    effect = trial["effect"] or {}
    voters = effect.get("voters", 0)
    with_winner = effect.get("with_winner", 0)
    budget, cost = trial["budget"], trial["cost"]
    return Column(
        letter=letter,
        title=card.title,
        slug=card.slug,
        version=card.version,
        misfit=_misfit(trial["misfit"]),
        winners=len(trial["winners"]),
        cost=money(cost, election),
        left=money(budget - cost, election),
        used=percent(cost, budget),
        command=trial["command"],
        ties=trial["ties"],
        with_winner=percent(with_winner, voters),
        with_winner_count=with_winner,
        without=voters - with_winner,
        mean=decimals(effect.get("mean_milli", 0)),
        gini=round(effect.get("gini_milli", 0) / 10),
        segments=_segments(trial, election, shared),
        histogram=_histogram(effect.get("histogram", ()), voters, most),
    )


def _misfit(code: str) -> str:
    return {
        "": "",
        "no_points": _("Dit model telt punten. Op deze stembiljetten staan er geen."),
        "no_order": _("Dit model telt een rangorde. Op deze stembiljetten staat er geen."),
        "request": _("Dit model heeft geen stemming."),
    }.get(code, _("Dit model kan deze stembiljetten niet tellen."))


def decimals(milli: int) -> str:
    """Write thousandths with one decimal: `2,4`."""
    return tenths((milli + 50) // 100)


def _segments(
    trial: Mapping[str, Any], election: Mapping[str, Any], shared: frozenset[str]
) -> tuple[Segment, ...]:
    known = {one["id"]: one for one in election["projects"]}
    budget = max(trial["budget"], trial["cost"], 1)
    # What all models agree on stands first, so that the bars can be laid beside each other.
    order = sorted(trial["winners"], key=lambda key: (key not in shared, -known[key]["cost"]))
    at, pieces = 0, []
    for key in order:
        cost = known[key]["cost"]
        pieces.append(
            Segment(
                round(WIDE * at / budget, 2),
                max(round(WIDE * cost / budget, 2) - 2, 0.5),
                known[key]["name"],
                money(cost, election),
                key in shared,
            )
        )
        at += cost
    return tuple(pieces)


def _histogram(counts: Sequence[int], voters: int, most: int) -> tuple[Bin, ...]:
    last = len(counts) - 1
    bins = []
    for at, number in enumerate(counts):
        height = round(60 * number / (most or 1), 1)
        label = f"{at}+" if at == last else str(at)
        bins.append(
            Bin(label, number, percent(number, voters), 30 * at, round(64 - height, 1), height)
        )
    return tuple(bins)


def _rows(election: Mapping[str, Any], trials: Sequence[Mapping[str, Any]]) -> tuple[Row, ...]:
    sets = [None if one["misfit"] else frozenset(one["winners"]) for one in trials]
    most = max((one["votes"] for one in election["projects"]), default=0) or 1
    ordered = sorted(election["projects"], key=lambda one: (-one["votes"], one["cost"], one["id"]))
    return tuple(
        Row(
            id=one["id"],
            name=one["name"],
            neighbourhood=one["neighbourhood"],
            cost=money(one["cost"], election),
            votes=one["votes"],
            votes_width=round(100 * one["votes"] / most, 2),
            wins=tuple(None if wins is None else one["id"] in wins for wins in sets),
        )
        for one in ordered
    )


def _groups(trials: Sequence[Mapping[str, Any]]) -> tuple[Group, ...]:
    effects = [one["effect"]["groups"] if one["effect"] else {} for one in trials]
    first: Mapping[str, Any] = next((one for one in effects if one), {})
    return tuple(
        Group(
            key,
            _(_GROUPS[key]),
            tuple(_group_row(key, at, effects) for at in range(len(first[key]))),
        )
        for key in first
    )


def _group_row(key: str, at: int, effects: Sequence[Mapping[str, Any]]) -> GroupRow:
    slices = [one[key][at] if one else None for one in effects]
    known = next(one for one in slices if one)
    label = known["label"]
    return GroupRow(
        label=_(_LABELS[label]) if label in _LABELS else label,
        voters=known["voters"],
        shares=tuple(_share(one) for one in slices),
        means=tuple(
            None if one is None or one["voters"] is None else decimals(one["mean_milli"])
            for one in slices
        ),
    )


def _share(one: Mapping[str, Any] | None) -> int | None:
    if one is None or one["voters"] is None:
        return None
    return percent(one["with_winner"], one["voters"])
