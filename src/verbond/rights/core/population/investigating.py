"""Find who seems to miss a right: hits under a pseudonym, and counts of everybody else.

Docs: docs/decisions/0029-detection-runs.md. Nobody without a hit leaves this function, not even as
a pseudonym. The key is given by whoever holds it and is not kept.
"""

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from verbond.rights.core import tree
from verbond.rights.core.errors import CaseError
from verbond.rights.core.measuring.hiding import FEWEST, is_small
from verbond.rights.core.population.amounts import UNBOUNDED
from verbond.rights.core.population.batching import in_batches
from verbond.rights.core.population.columns import Population
from verbond.rights.core.population.evaluating import calculated, plan_for
from verbond.rights.core.population.ordering import ordered
from verbond.rights.core.population.plan import Plan
from verbond.rights.core.population.results import (
    MAYBE,
    NO,
    NOT_EXAMINED,
    VERDICTS,
    YES,
    RightResult,
)
from verbond.rights.core.ruleset import RuleSet

KEY_BYTES = 32
# Bit 0 of a mark says that something was not examined; 62 more fit in an int64.
_MOST_FACTS = 62


@dataclass(frozen=True, slots=True)
class Run:
    """What a run is for: without each of these it may not start."""

    rights: tuple[str, ...]
    date: dt.date
    decision_number: str
    decision_date: dt.date
    legal_basis: str
    sources: tuple[str, ...]
    columns: tuple[str, ...]
    retention_days: int
    who: tuple[str, ...]
    dpia: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who seems to miss a right. Amounts in whole cents; `high` None: no highest known.

    `missing`: names of the facts that would say more, of the person or of those around it.
    """

    pseudonym: str
    right: str
    subject: str
    verdict: str
    low: int | None
    high: int | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Investigation:
    """The hits of a run; per right how many got which verdict: None is fewer than ten."""

    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int | None]]
    persons: int


def pseudonym(key: bytes, person: str) -> str:
    """Return what stands for a person in one run: HMAC-SHA256 of the id under the key of the run.

    >>> pseudonym(bytes(32), "12") == pseudonym(bytes(32), "12")
    True
    """
    return hmac.new(key, person.encode(), hashlib.sha256).hexdigest()


def investigate(rules: RuleSet, population: Population, run: Run, key: bytes) -> Investigation:
    """Carry out a run over a population. Raises `CaseError` for a key that is too short.

    A right of a household is under the pseudonym of its eldest member, a right of a care bond under
    that of the carer. Hits are in the order of their pseudonyms, which says nothing of the table.
    """
    if len(key) < KEY_BYTES:
        raise CaseError("key", f"The key of a run has at least {KEY_BYTES} bytes.")
    plan = plan_for(rules, run.date, rights=run.rights)
    hits: list[Hit] = []
    counts = {right: dict.fromkeys(VERDICTS, 0) for right in plan.wanted}
    for part in in_batches(ordered(population).population):
        for right, result in calculated(plan, part, conditions=False).rights.items():
            for code in (NO, MAYBE, YES, NOT_EXAMINED):
                counts[right][VERDICTS[code]] += result.count(code)
            hits += _hits(rules, plan, part, result, key)
    hits.sort(key=lambda hit: (hit.pseudonym, hit.right))
    return Investigation(
        tuple(hits),
        {right: hidden(one) for right, one in counts.items()},
        population.person_count,
    )


def hidden(counts: Mapping[Any, int]) -> Mapping[str, int | None]:
    """Hide small counts, and one more when the total would give the one that is hidden away.

    >>> hidden({"ja": 4, "misschien": 30, "nee": 500})
    {'ja': None, 'misschien': None, 'nee': 500}
    """
    small = {key for key, count in counts.items() if is_small(count)}
    if (small and sum(counts[key] for key in small) < FEWEST) or len(small) == 1:
        rest = [key for key in counts if key not in small and counts[key]]
        small |= set(sorted(rest, key=lambda key: counts[key])[:1])
    return {str(key): None if key in small else count for key, count in counts.items()}


def _hits(
    rules: RuleSet, plan: Plan, part: Population, result: RightResult, key: bytes
) -> Iterator[Hit]:
    rows = result.rows(YES, MAYBE)
    if not len(rows):
        return
    persons = _persons(part, result.subject)[rows]
    missing = _missing(rules, plan, part, result, rows)
    for row, person, facts in zip(rows.tolist(), persons.tolist(), missing, strict=True):
        low, high = _amount(result, row)
        yield Hit(
            pseudonym=pseudonym(key, str(part.person_ids[person])),
            right=result.right,
            subject=result.subject,
            verdict=str(VERDICTS[int(result.verdict[row])]),
            low=low,
            high=high,
            missing=facts,
        )


def _amount(result: RightResult, row: int) -> tuple[int | None, int | None]:
    if result.low is None:
        return None, None
    high = int(result.high[row])
    return int(result.low[row]), None if high >= UNBOUNDED else high


def _persons(part: Population, subject: str) -> Any:
    """Return the person under whose pseudonym each subject stands."""
    if subject == tree.PERSON:
        return np.arange(part.person_count)
    if subject == tree.CARE:
        return part.ties.carer
    born = part.persons.get("birth_date")
    if born is None:
        return part.starts[:-1]
    order = np.lexsort((np.arange(part.person_count), born.low, part.home))
    return order[part.starts[:-1]]


def _missing(
    rules: RuleSet, plan: Plan, part: Population, result: RightResult, rows: Any
) -> Sequence[tuple[str, ...]]:
    """Return the facts that each hit still misses: worked out again, with marks."""
    is_exact = result.low is None or np.array_equal(result.low[rows], result.high[rows])
    if is_exact and not np.any(result.verdict[rows] == MAYBE):
        return [()] * len(rows)
    alone = plan_for(rules, plan.day, variant=plan.variant, rights=(result.right,))
    bits = bits_of(alone)
    marks = calculated(alone, part, conditions=False, bits=bits)[result.right].marks
    found = marks[rows] if isinstance(marks, np.ndarray) else np.full(len(rows), marks)
    told: dict[int, tuple[str, ...]] = {}
    for mark in np.unique(found).tolist():
        told[mark] = tuple(sorted(fact for fact, bit in bits.items() if mark & bit))
    return [told[mark] for mark in found.tolist()]


def bits_of(plan: Plan) -> Mapping[str, int]:
    """Give every fact of a plan a mark of its own."""
    names = {
        str(getattr(node, "name", "")).partition(".")[0]
        for node in tree.walk(*plan.roots())
        if node.kind in {"fact", "latest", "since"}
    }
    if len(names) > _MOST_FACTS:
        raise CaseError("too_many_facts", f"One right asks at most {_MOST_FACTS} facts.")
    return {name: 2 << place for place, name in enumerate(sorted(names))}
