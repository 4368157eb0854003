"""How the promises stood on a day, and what changed since another: as plain facts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from verbond.agreement import facade as agreement
from verbond.agreement.facade import PromiseOn
from verbond.council.core.euros import SHARED, Paid, Sum, by_domain

type Facts = dict[str, Any]

_LONGEST_TITLE = 90


def paid_by(promises: Iterable[PromiseOn]) -> Iterable[Paid]:
    """Give what has euros, once for each domain that it serves."""
    for promise in promises:
        for piece in promise.evidence:
            yield Paid(piece.address, promise.chapter_key, piece.planned_cents, piece.booked_cents)


def domains_of(found: Any, promises: Sequence[PromiseOn], last: date) -> list[Facts]:
    by_chapter: dict[str, list[PromiseOn]] = {}
    for promise in promises:
        by_chapter.setdefault(promise.chapter_key, []).append(promise)
    sums = by_domain(paid_by(promises))
    return [
        {
            "key": roll.key,
            "name": roll.name,
            "number": roll.number,
            **_counted(by_chapter.get(roll.key, [])),
            **_euros(sums.get(roll.key, Sum())),
        }
        for roll in agreement.roll_up(found, today=last)
    ]


def _counted(promises: Sequence[PromiseOn]) -> Facts:
    return {
        "promises": len(promises),
        "counts": dict(sorted(Counter(one.state for one in promises).items())),
        "stale": sum(one.is_stale for one in promises),
        "list": [_promise(one) for one in promises],
    }


def shared_of(promises: Iterable[PromiseOn]) -> Facts:
    """Add up what serves more than one domain: in none of them, never a made-up split."""
    return _euros(by_domain(paid_by(promises)).get(SHARED, Sum()))


def _euros(total: Sum) -> Facts:
    return {"planned_cents": total.planned_cents, "booked_cents": total.booked_cents}


def _promise(promise: PromiseOn) -> Facts:
    return {
        "key": promise.key,
        "text": short(promise.text),
        "quote": promise.text,
        "address": f"regel {promise.line}, bladzijde {promise.page}",
        "state": promise.state,
        "explanation": sentence(promise.explanation),
        "stale": promise.is_stale,
        "planned_cents": promise.planned_cents,
        "booked_cents": promise.booked_cents,
        "evidence": [
            {
                "kind": piece.kind.capitalize(),
                "title": piece.title,
                "source": piece.source.rstrip("."),
                "on": piece.on.isoformat(),
                "fictitious": piece.fictitious,
            }
            for piece in promise.evidence
        ],
    }


def short(text: str) -> str:
    """Cut a text at a word, when it is too long for a title."""
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def changes_of(before: Iterable[PromiseOn], now: Iterable[PromiseOn]) -> list[Facts]:
    """Tell which promises stood otherwise on the earlier day."""
    return [
        {
            "key": promise.key,
            "text": short(promise.text),
            "before": state,
            "after": promise.state,
            "explanation": sentence(promise.explanation),
        }
        for state, promise in changed(before, now)
    ]


def changed(
    before: Iterable[PromiseOn], now: Iterable[PromiseOn]
) -> Iterable[tuple[str, PromiseOn]]:
    """Give each promise that stands otherwise now, with how it stood."""
    was = {promise.commitment_id: promise.state for promise in before}
    for promise in now:
        state = was.get(promise.commitment_id, "")
        if state != promise.state:
            yield state, promise
