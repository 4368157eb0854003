"""Every published decision as lines of data, in constant memory."""

import gc
from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Exists, OuterRef

from verbond.decisions.core.linked.facts import Session
from verbond.decisions.core.linked.statements import Statement, decision_statements, held_statements
from verbond.decisions.core.linked.writing import ntriple
from verbond.decisions.models import Decision, Treatment
from verbond.decisions.queries.linked import (
    bare_session,
    handling_of,
    namespace,
    tests_of,
    with_meeting,
    with_parts,
)

CHUNK = 50
SWEEP = 5


def all_lines() -> Iterator[str]:
    """Give N-Triples of all published decisions, each with its meeting."""
    for number, chunk in enumerate(_chunks(), 1):
        for said in _statements(chunk):
            yield "".join(map(ntriple, said))
        # Rows and what is loaded with them point at each other: only the collector frees them, and
        # left to itself it waits until there are many.
        if number % SWEEP == 0:
            gc.collect()


def _chunks() -> Iterator[list[Treatment]]:
    """Read on behind the last one read: no cursor is held, and no chunk costs more than another."""
    public = Decision.objects.filter(treatment=OuterRef("pk"), published_at__isnull=False)
    found = with_parts(with_meeting(Treatment.objects.filter(Exists(public)))).order_by("pk")
    last = 0
    while chunk := list(found.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _statements(chunk: list[Treatment]) -> Iterator[Iterator[Statement]]:
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
