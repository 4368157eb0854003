"""Reading a .pb file into an election."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from verbond.budgets.core.election import Election
from verbond.budgets.core.pabulib.limits import MAX_BYTES
from verbond.budgets.core.pabulib.opening import (
    Opening,
    ids_of,
    open_content,
    read_run,
    refuse_double_voters,
)
from verbond.budgets.core.pabulib.parts import Part
from verbond.budgets.core.pabulib.places import Named
from verbond.budgets.core.pabulib.voters import VoterColumns


def read_pb(source: Path | bytes, *, name: str = "") -> Election:
    """Read a .pb file: amounts and points exact, identical ballots grouped while reading.

    `name` is what messages call the file. Raises `ElectionWrong` with file, line, field and what
    is allowed. The format: docs/reference/pb-files.md.
    """
    content = source if isinstance(source, bytes) else _content(source)
    named = Named(name or (source.name if isinstance(source, Path) else "the file"))
    opening = open_content(content, named)
    at, line = opening.head.at, opening.head.line
    part = read_run(content, at, line, opening, keep_order=True, keep_marks=True)
    refuse_double_voters(part, opening, ids_of(content, at, line, opening))
    voters = VoterColumns(content, at, line, opening.head.votes.columns, named)
    return election_of(opening, part, voters, hashlib.sha256(content).hexdigest())


def election_of(
    opening: Opening, part: Part, voters: Mapping[str, Sequence[str]], sha256: str
) -> Election:
    """Put together what was read before the ballots, and the ballots."""
    return Election(
        budget=opening.money.budget,
        projects=opening.money.projects,
        ballots=part.ballots,
        vote_type=opening.head.vote_type,
        scale=opening.money.scale,
        points_scale=part.said.scale,
        meta=opening.head.meta,
        voters=voters,
        sha256=sha256,
    )


def _content(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Named(path.name).wrong(
            "file_large", 0, "", f"{size:,} bytes; read files over {MAX_BYTES:,} in parts."
        )
    return path.read_bytes()
