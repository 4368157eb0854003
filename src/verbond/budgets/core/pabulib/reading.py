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
    content, named = content_of(source, name)
    return read_opened(content, named)[1]


def read_opened(content: bytes, named: Named) -> tuple[Opening, Election]:
    """Read content, and return what the file says before its ballots beside the election."""
    opening = open_content(content, named)
    at, line = opening.head.at, opening.head.line
    part = read_run(content, at, line, opening, keep_order=True, keep_marks=True)
    refuse_double_voters(part, opening, ids_of(content, at, line, opening))
    voters = VoterColumns(content, at, line, opening.head.votes.columns, named)
    return opening, election_of(opening, part, voters, hashlib.sha256(content).hexdigest())


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


def content_of(source: Path | bytes, name: str) -> tuple[bytes, Named]:
    """Return the bytes of a file that is not too large to hold, and what messages call it."""
    if isinstance(source, bytes):
        return source, Named(name or "the file")
    named = Named(name or source.name)
    size = source.stat().st_size
    if size > MAX_BYTES:
        raise named.wrong(
            "file_large", 0, "", f"{size:,} bytes; read files over {MAX_BYTES:,} in parts."
        )
    with source.open("rb") as file:
        return file.read(), named
