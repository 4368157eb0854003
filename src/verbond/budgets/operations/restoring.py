"""Take public rounds back from an archive: each with all that is under it, or not at all.

An archive is for reading and counting again. It holds no register, no box, no codes and no secret
of a round, so nobody votes in a round that came from one; who wants to go on restores a backup.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from verbond.budgets.core.balloting import sha256_of
from verbond.budgets.errors import OutcomeRefused, RoundRefused
from verbond.budgets.models import Round
from verbond.budgets.operations.rounds.turns import note_round
from verbond.budgets.queries.outcomes.packing import result_of
from verbond.budgets.queries.published import TABLES
from verbond.journal import facade as journal
from verbond.kit.rows import Restored, Values, restore

type Rows = list[Values]
# What more than one round uses, or none: kept as it stands when it is here already.
_SHARED = frozenset({"instruments", "voting-models", "envelopes", "lessons"})


@transaction.atomic
def take_back(
    *,
    tables: Mapping[str, Iterable[Values]],
    files: Mapping[str, bytes],
    restored: Restored,
    actor: journal.Actor,
    now: datetime,
) -> None:
    """Write the rounds of an archive that are not here yet; one that is here stays as it stands.

    `files` are those of `packed_files`. Raises `RowRefused` for a wrong row, `RoundRefused` for a
    freeze and `OutcomeRefused` for a file that is not what its hash says.
    """
    journal.wait_turn()
    here = set(Round.objects.values_list("slug", flat=True))
    restored.kept += [
        f"rounds {row['slug']}" for row in tables["rounds"] if row.get("slug") in here
    ]
    known = {(row.get("round"), row.get("key")) for row in tables["proposals"]}
    for name, table in TABLES.items():
        rows = [_led(row, known) for row in tables[name] if _round_of(name, row) not in here]
        if name not in {"proposals", "lessons"} and "proposal" in table.columns:
            rows = [row for row in rows if (row.get("round"), row.get("proposal")) in known]
        restore(
            table,
            rows,
            restored=restored,
            fixed=partial(_fixed, name, files=files),
            existing=table.rows() if name in _SHARED else (),
        )
    for values, _row in restored.rows["rounds"]:
        _tell(Round.objects.get(slug=values["slug"]), actor, now)


def _round_of(name: str, row: Values) -> Any:
    return row.get("slug" if name == "rounds" else "round")


def _led(row: Values, known: set[tuple[Any, Any]]) -> Values:
    """Cut a link to a proposal that is not public, and so not in the archive."""
    found = dict(row)
    for column in ("merged_into", "proposal"):
        if found.get(column) and (found.get("round"), found[column]) not in known:
            found[column] = None
    return found


def _fixed(name: str, row: Values, files: Mapping[str, bytes]) -> Mapping[str, Any]:
    if name == "rounds":
        if row["frozen_sha256"] and sha256_of(row["frozen"]) != row["frozen_sha256"]:
            raise RoundRefused(
                "frozen", f"{row['slug']}: what was frozen is not what its hash says"
            )
        # Without it nobody can be told from another: a booth without a salt takes no ballots.
        return {"salt": ""}
    if name in {"results", "result-pots"}:
        return _checked(row, result_of(row, files))
    return {}


def _checked(row: Values, held: Mapping[str, Any]) -> Mapping[str, Any]:
    if held["sha256"] != row["election_sha256"]:
        raise OutcomeRefused("election", f"{row['round']}: election.pb is not what its hash says")
    return {name: value for name, value in held.items() if name != "sha256"}


def _tell(row: Round, actor: journal.Actor, now: datetime) -> None:
    note_round(
        row=row,
        verb="restore_round",
        summary=f"Ronde teruggezet uit een archief: {row.title}.",
        actor=actor,
        now=now,
    )
