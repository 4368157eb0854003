"""Every published decision as lines of data, in constant memory."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import batched

from verbond.decisions.core.linked.facts import Session
from verbond.decisions.core.linked.statements import Statement, decision_statements, held_statements
from verbond.decisions.core.linked.writing import ntriple
from verbond.decisions.models import Treatment
from verbond.decisions.queries.linked import (
    bare_session,
    handling_of,
    namespace,
    tests_of,
    with_meeting,
    with_parts,
)

CHUNK = 50


def all_lines() -> Iterator[str]:
    """Give N-Triples of all published decisions, each meeting before what it decided."""
    for chunk in batched(_treatments(), CHUNK):
        for said in _statements(chunk):
            yield "".join(map(ntriple, said))


def _treatments() -> Iterator[Treatment]:
    found = Treatment.objects.filter(decisions__published_at__isnull=False)
    rows = with_parts(with_meeting(found)).order_by("meeting", "item__position", "pk")
    return rows.iterator(chunk_size=CHUNK)


def _statements(chunk: tuple[Treatment, ...]) -> Iterator[Iterator[Statement]]:
    own = namespace()
    tests = tests_of([row.item.key for row in chunk])
    sessions: dict[int, Session] = {}
    for row in chunk:
        session = sessions.get(row.meeting_id)
        if session is None:
            session = sessions[row.meeting_id] = bare_session(row.meeting)
            yield held_statements(session)
        handling = handling_of(row, session)
        for resolution in handling.resolutions:
            told = replace(resolution, tests=tests[row.item.key])
            yield decision_statements(told, handling, session, own)
