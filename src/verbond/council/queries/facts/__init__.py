"""Everything that a report says, as it stood on its last day, as plain facts.

The facts are frozen with the report. Nothing in them depends on the moment of asking, except what
became known or was taken back meanwhile: that is why they are kept.
"""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import override

from verbond.agreement import facade as agreement
from verbond.council.core.writing import FORMAT
from verbond.council.models import Report
from verbond.council.queries.facts.announced import evaluations_of
from verbond.council.queries.facts.asked import questions_of
from verbond.council.queries.facts.plans import plans_of
from verbond.council.queries.facts.promises import changes_of, domains_of, shared_of, short
from verbond.council.queries.facts.tested import tests_of
from verbond.decisions import facade as decisions

type Facts = dict[str, Any]

_TITLE = {
    Report.Kind.FOLLOW_UP: "Opvolgingsrapport",
    Report.Kind.ANNUAL: "Jaarrapport",
    Report.Kind.EVALUATION: "Tussentijdse evaluatie",
}


def gather(*, slug: str, kind: str, first: date, last: date, body: str = "") -> Facts:
    """Gather the facts of a report on one agreement.

    With a body, only what that body decided and was asked, and the euros of its entity. Raises
    `NoSuchAgreement` for an unknown slug.
    """
    found = agreement.find_agreement(slug)
    with override("nl"):
        past = agreement.Past(found)
        now, before = past.on(last), past.on(first - timedelta(days=1))
        taken = decisions.decision_cards(first, last, body=body)
        chosen = next((card for card in decisions.bodies() if card.code == body), None)
        plans = plans_of(found.pk, last, chosen.kind if chosen else "")
        asked = questions_of(found.pk, first, last, body)
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
            or any(card.fictitious for card in taken)
            or any(one["fictitious"] for one in (*plans, *asked)),
            "domains": domains_of(found, now, last),
            "shared": shared_of(now),
            "changes": changes_of(before, now),
            "decisions": [_decision(card) for card in taken if card.serves],
            "questions": asked,
            "tests": tests_of(taken, last),
            "plans": plans,
            "evaluations": evaluations_of(found.pk, first, last),
        }


def _title(kind: str, body: str) -> str:
    title = _TITLE[Report.Kind(kind)]
    return f"{title} voor {body}" if body else title


def _decision(card: decisions.DecisionCard) -> Facts:
    return {
        "key": card.key,
        "title": card.title,
        "on": card.decided_on.isoformat(),
        "body": card.body_name,
        "fictitious": card.fictitious,
        "commitments": [short(named.text) for named in card.serves],
    }
