"""Everything that a report says, as it stood on its last day, as plain facts.

The facts are frozen with the report. Nothing in them depends on the moment of asking, except what
became known or was taken back meanwhile: that is why they are kept.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import override

from verbond.agreement import facade as agreement
from verbond.agreement.facade import PieceOn, PromiseOn
from verbond.council.core.writing import FORMAT
from verbond.council.models import MemberQuestion, Report
from verbond.decisions import facade as decisions

type Facts = dict[str, Any]

_TITLE = {
    Report.Kind.FOLLOW_UP: "Opvolgingsrapport",
    Report.Kind.ANNUAL: "Jaarrapport",
    Report.Kind.EVALUATION: "Tussentijdse evaluatie",
}
_LONGEST_TITLE = 90


def gather(*, slug: str, kind: str, first: date, last: date, body: str = "") -> Facts:
    """Gather the facts of a report on one agreement; with a body, only what that body decided.

    Raises `NoSuchAgreement` for an unknown slug.
    """
    found = agreement.find_agreement(slug)
    with override("nl"):
        past = agreement.Past(found)
        now, before = past.on(last), past.on(first - timedelta(days=1))
        taken = decisions.decision_cards(first, last, body=body)
        asked = _questions(found.pk, first, last, body)
        chosen = next((card for card in decisions.bodies() if card.code == body), None)
        return {
            "format": FORMAT,
            "rules": past.rules.version,
            "kind": kind,
            "title": _title(kind, chosen.name if chosen else ""),
            "first": first.isoformat(),
            "last": last.isoformat(),
            "body": {"code": chosen.code, "name": chosen.name} if chosen else None,
            "agreement": {"slug": found.slug, "title": found.title, "city": found.city},
            "fictitious": found.fictitious
            or any(piece.fictitious for promise in now for piece in promise.evidence)
            or any(card.fictitious for card in taken),
            "domains": _domains(found, now, last),
            "shared": _shared(now),
            "changes": _changes(before, now),
            "decisions": [_decision(card) for card in taken if card.serves],
            "questions": asked,
            "tests": None,
        }


def _title(kind: str, body: str) -> str:
    title = _TITLE[Report.Kind(kind)]
    return f"{title} voor {body}" if body else title


def _domains(found: Any, promises: Sequence[PromiseOn], last: date) -> list[Facts]:
    by_chapter: dict[str, list[PromiseOn]] = {}
    for promise in promises:
        by_chapter.setdefault(promise.chapter_key, []).append(promise)
    euros = _euros(promises)
    nothing: Facts = {"planned_cents": None, "booked_cents": None}
    return [
        {
            "key": roll.key,
            "name": roll.name,
            "number": roll.number,
            "promises": len(by_chapter.get(roll.key, ())),
            "counts": dict(
                sorted(Counter(one.state for one in by_chapter.get(roll.key, ())).items())
            ),
            "stale": sum(one.is_stale for one in by_chapter.get(roll.key, ())),
            **euros.get((roll.key,), nothing),
            "list": [_promise(one) for one in by_chapter.get(roll.key, ())],
        }
        for roll in agreement.roll_up(found, today=last)
    ]


def _euros(promises: Iterable[PromiseOn]) -> dict[tuple[str, ...], Facts]:
    """Add up the amounts by the domains that they serve together; each thing counts once."""
    pieces: dict[str, PieceOn] = {}
    serving: dict[str, set[str]] = {}
    for promise in promises:
        for piece in promise.evidence:
            if piece.planned_cents is not None or piece.booked_cents is not None:
                pieces[piece.address] = piece
                serving.setdefault(piece.address, set()).add(promise.chapter_key)
    found: dict[tuple[str, ...], Facts] = {}
    for address, chapters in sorted(serving.items()):
        total = found.setdefault(
            tuple(sorted(chapters)), {"planned_cents": None, "booked_cents": None}
        )
        for name in total:
            cents = getattr(pieces[address], name)
            if cents is not None:
                total[name] = (total[name] or 0) + cents
    return found


def _shared(promises: Iterable[PromiseOn]) -> Facts:
    """Add up what serves more than one domain: in none of them, never a made-up split."""
    found = [total for chapters, total in _euros(promises).items() if len(chapters) > 1]
    return {
        name: sum(total[name] or 0 for total in found)
        if any(total[name] is not None for total in found)
        else None
        for name in ("planned_cents", "booked_cents")
    }


def _promise(promise: PromiseOn) -> Facts:
    return {
        "key": promise.key,
        "text": _short(promise.text),
        "quote": promise.text,
        "address": f"regel {promise.line}, bladzijde {promise.page}",
        "state": promise.state,
        "explanation": _sentence(promise.explanation),
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


def _short(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _changes(before: Iterable[PromiseOn], now: Iterable[PromiseOn]) -> list[Facts]:
    was = {promise.commitment_id: promise.state for promise in before}
    return [
        {
            "key": promise.key,
            "text": _short(promise.text),
            "before": was.get(promise.commitment_id, ""),
            "after": promise.state,
            "explanation": _sentence(promise.explanation),
        }
        for promise in now
        if was.get(promise.commitment_id) != promise.state
    ]


def _decision(card: decisions.DecisionCard) -> Facts:
    return {
        "key": card.key,
        "title": card.title,
        "on": card.decided_on.isoformat(),
        "body": card.body_name,
        "commitments": [_short(named.text) for named in card.serves],
    }


def _questions(agreement_id: int, first: date, last: date, body: str) -> list[Mapping[str, Any]]:
    rows = MemberQuestion.objects.filter(
        agreement=agreement_id, asked_at__date__range=(first, last)
    ).exclude(state=MemberQuestion.State.WITHDRAWN)
    if body:
        rows = rows.filter(body=body)
    return [_question(row, last) for row in rows.order_by("asked_at", "key")]


def _question(row: MemberQuestion, last: date) -> Facts:
    answered = localdate(row.answered_at) if row.answered_at else None
    is_answered = answered is not None and answered <= last
    return {
        "key": row.key,
        "asked_by": row.asked_by,
        "asked_on": localdate(row.asked_at).isoformat(),
        "text": row.text,
        "due_on": row.due_on.isoformat(),
        "answer": row.answer if is_answered else "",
        "answered_by": row.answered_by if is_answered else "",
        "answered_on": answered.isoformat() if answered and is_answered else "",
    }
