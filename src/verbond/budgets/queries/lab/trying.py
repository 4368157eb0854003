"""Count the chosen election under the chosen models, once; the same question is answered again."""

import hashlib
import json
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext

from verbond.budgets.apart import AT_ONCE, PATIENCE_SECONDS, count_apart
from verbond.budgets.core.laboratory import try_all
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.core.recipe import plain
from verbond.budgets.errors import ModelRefused
from verbond.budgets.queries.lab.elections import Chosen
from verbond.budgets.queries.lab.models import ModelCard

KEPT_SECONDS = 3600
_room = threading.BoundedSemaphore(AT_ONCE)


def try_models(
    election: Chosen, models: Sequence[ModelCard], changes: Mapping[str, Any]
) -> dict[str, Any]:
    """Give what each model makes of an election: `summary_of` it, and its trials in order.

    What is not an example of our own, and so can be large, is counted in a process of its own that
    ends in time. Raises `ModelRefused`.
    """
    key = _key(election, models, changes)
    known = cache.get(key)
    if known is not None:
        return dict(known)
    jobs = [(plain(one.model), dict(changes)) for one in models]
    if election.kind == "example":
        found = _count_here(election, jobs)
    else:
        found = count_apart(content=election.content(), name=election.file_name, jobs=jobs)
    cache.set(key, found, KEPT_SECONDS)
    return found


def _count_here(
    election: Chosen, jobs: list[tuple[dict[str, Any], dict[str, Any]]]
) -> dict[str, Any]:
    if not _room.acquire(timeout=PATIENCE_SECONDS):
        raise ModelRefused(
            "busy", gettext("Het lab rekent nu voor anderen. Probeer het over een minuut opnieuw.")
        )
    try:
        found = read_pb(election.content(), name=election.file_name)
        return try_all(found, jobs, file=election.file_name)
    finally:
        _room.release()


def _key(election: Chosen, models: Sequence[ModelCard], changes: Mapping[str, Any]) -> str:
    asked = [
        election.kind,
        election.file_name,
        election.sha256,
        [one.sha256 for one in models],
        dict(changes),
    ]
    text = json.dumps(asked, sort_keys=True)
    return f"budgets-lab-{hashlib.sha256(text.encode()).hexdigest()}"
