"""Writing an election as a .pb file: the same election, always the same bytes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from verbond.budgets.core.election import NOTHING, Election, Project, decimal_text
from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.pabulib.amounts import NotDecimal, decimal_of
from verbond.budgets.core.pabulib.fields import META, META_OBLIGATORY, PROJECTS, VOTES
from verbond.budgets.core.pabulib.head import TITLES

BALLOT_COLUMNS: Final = ("voter_id", "vote", "points")
NEEDS_QUOTES: Final = frozenset(';"\r\n')


def write_pb(election: Election, *, meta: Mapping[str, str] = NOTHING) -> bytes:
    """Write an election as a .pb file: UTF-8, LF, fields in the order of the format.

    `meta` adds to the META of the election, or replaces it; numbers and vote type are those of the
    election itself. Ballots without voters are numbered from 1. Texts stay as they are, formulas
    for a spreadsheet too. Raises `ElectionWrong` for what the format cannot say.
    """
    rows = [
        *_meta_rows(election, meta),
        *_project_rows(election),
        *_vote_rows(election),
    ]
    text = "\n".join(rows) + "\n"
    if "\0" in text:
        raise ElectionWrong("null_byte", "A text of the election holds a NUL; that is no text.")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        bad = f"U+{ord(text[error.start]):04X}"
        raise ElectionWrong("encoding", f"A text holds {bad}, which UTF-8 cannot say.") from error


def _meta_rows(election: Election, more: Mapping[str, str]) -> Iterator[str]:
    found = {key.strip(): text.strip() for key, text in {**election.meta, **more}.items()}
    found |= {
        "num_projects": str(len(election.projects)),
        "num_votes": str(election.ballots.number),
        "budget": _amount(election, found.get("budget", ""), election.budget),
        "vote_type": election.vote_type,
    }
    missing = [key for key in META_OBLIGATORY if not found.get(key)]
    if missing:
        raise ElectionWrong("meta_missing", f"META needs {', '.join(missing)}; give them as meta.")
    yield "META"
    yield "key;value"
    for key in _in_order(found, META):
        if not key or (key.lower() in TITLES and not found[key]):
            raise ElectionWrong("meta_key", f"META cannot hold the key {key!r} without a value.")
        yield _row([key, found[key]])


def _project_rows(election: Election) -> Iterator[str]:
    _expect_ids([project.id for project in election.projects])
    facts = [_facts(election, project) for project in election.projects]
    if not any("votes" in one or "score" in one for one in facts):
        _add_counts(election, facts)
    columns = _in_order({"project_id": "", "cost": "", **_all_keys(facts)}, PROJECTS)
    yield "PROJECTS"
    yield _row(columns)
    for one in facts:
        yield _row([one.get(column, "").strip() for column in columns])


def _facts(election: Election, project: Project) -> dict[str, str]:
    own = {
        "name": project.name,
        "category": ",".join(project.categories),
        "neighborhood": project.neighbourhood,
    }
    found = dict(project.facts or {key: text for key, text in own.items() if text})
    cost = _amount(election, found.get("cost", ""), project.cost)
    return {**found, "project_id": project.id, "cost": cost}


def _add_counts(election: Election, facts: Sequence[dict[str, str]]) -> None:
    ballots = election.ballots
    times = np.repeat(ballots.times, np.diff(ballots.start))
    votes = np.zeros(len(facts), np.int64)
    np.add.at(votes, ballots.project, times)
    score = np.zeros(len(facts), np.int64)
    if ballots.points is not None:
        np.add.at(score, ballots.project, times * ballots.points)
    for number, one in enumerate(facts):
        one["votes"] = str(votes[number])
        if ballots.points is not None:
            one["score"] = decimal_text(int(score[number]), election.points_scale)


def _vote_rows(election: Election) -> Iterator[str]:
    ballots, voters = election.ballots, election.voters
    group_of = ballots.group_of
    if group_of.size != ballots.number:
        if voters:
            raise ElectionWrong("no_order", "Voters stand beside ballots only in their order.")
        group_of = np.repeat(np.arange(ballots.times.size, dtype=np.int32), ballots.times)
    said = [_said(election, group) for group in range(ballots.times.size)]
    # A file without ids of voters, or no file: numbered, since the format asks for an id.
    columns = {"voter_id": [str(row + 1) for row in range(ballots.number)], **voters}
    others = [name for name in _in_order(columns, VOTES) if name not in BALLOT_COLUMNS]
    points = ["points"] * (ballots.points is not None)
    yield "VOTES"
    yield _row(["voter_id", "vote", *points, *others])
    beside = zip(*(columns[name] for name in others), strict=True) if others else iter(())
    for voter, group in zip(columns["voter_id"], group_of.tolist(), strict=True):
        cells = [voter.strip(), *(text.strip() for text in next(beside, ()))]
        if not any(cells) and not said[group].strip(";"):
            raise ElectionWrong("blank_ballot", "An empty ballot without a voter is a blank row.")
        yield ";".join([_cell(cells[0]), said[group], *map(_cell, cells[1:])])


def _said(election: Election, group: int) -> str:
    ballots = election.ballots
    own = slice(int(ballots.start[group]), int(ballots.start[group + 1]))
    vote = ",".join(election.projects[one].id for one in ballots.project[own].tolist())
    if ballots.points is None:
        return _cell(vote)
    given = ballots.points[own].tolist()
    return _row([vote, ",".join(decimal_text(one, election.points_scale) for one in given)])


def _expect_ids(ids: Sequence[str]) -> None:
    if len(set(ids)) < len(ids):
        raise ElectionWrong("project_repeated", "Two projects have the same id; each has its own.")
    for one in ids:
        if not one or "," in one or one != one.strip():
            raise ElectionWrong(
                "project_id",
                f"The id {one!r} cannot be written: it has no comma and no blanks around it.",
            )


def _amount(election: Election, written: str, amount: int) -> str:
    """Keep an amount as it was written when it still says the same."""
    try:
        found = decimal_of(written.strip())
    except NotDecimal:
        return election.written(amount)
    same = found.whole * election.scale == amount * 10**found.places
    return written.strip() if same else election.written(amount)


def _all_keys(facts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {key: "" for one in facts for key in one}


def _in_order(names: Collection[str], known: Mapping[str, object]) -> list[str]:
    return [name for name in known if name in names] + [name for name in names if name not in known]


def _row(cells: Iterable[str]) -> str:
    return ";".join(map(_cell, cells))


def _cell(text: str) -> str:
    if NEEDS_QUOTES.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'
