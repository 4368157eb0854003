"""A small fictitious council for tests of this room: questions and a report's facts."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verbond.council.models import MemberQuestion

NOW = datetime(2026, 7, 15, 9, 0, tzinfo=UTC)
FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
TEXT = "Waar staan de bomen van dit jaar? (fictief)"


def unit_of(agreement: Any, start: str) -> Any:
    """Return the unit whose text begins so."""
    from django.apps import apps

    units = apps.get_model("agreement.Commitment")
    return units._default_manager.get(agreement=agreement, text__startswith=start)


def make_question(agreement: Any, **other: Any) -> "MemberQuestion":
    """Ask something as a fictitious member."""
    from verbond.council.operations.asking import ask
    from verbond.council.queries.terms import terms
    from verbond.journal.facade import SYSTEM

    asked: dict[str, Any] = {
        "agreement_id": agreement.pk,
        "commitment_id": None,
        "chapter": "groene-stad",
        "body": "gemeenteraad",
        "asked_by": "Mia Raadslid (fictief)",
        "person_id": None,
        "text": TEXT,
        "terms": terms(),
        "actor": SYSTEM,
        "now": NOW,
        "fictitious": True,
    } | other
    return ask(**asked)


def facts_of(promises: int = 2, **other: Any) -> dict[str, Any]:
    """Make the facts of a report with so many promises, one domain."""
    return {
        "format": 1,
        "rules": "1",
        "kind": "follow-up",
        "title": "Opvolgingsrapport",
        "first": FIRST.isoformat(),
        "last": LAST.isoformat(),
        "body": None,
        "agreement": {"slug": "fictief", "title": "Akkoord (fictief)", "city": "Teststad"},
        "fictitious": True,
        "domains": [_domain(promises)],
        "shared": {"planned_cents": 500, "booked_cents": None},
        "changes": [],
        "decisions": [],
        "questions": [],
        "tests": None,
        "plans": [],
        "evaluations": [],
    } | other


def _domain(promises: int) -> dict[str, Any]:
    states = ("realised", "unknown")
    return {
        "key": "groene-stad",
        "name": "Groene stad",
        "number": 1,
        "promises": promises,
        "counts": {state: len(range(place, promises, 2)) for place, state in enumerate(states)},
        "stale": 1,
        "planned_cents": 123456,
        "booked_cents": 100000,
        "list": [_promise(number, states[number % 2]) for number in range(promises)],
    }


def _promise(number: int, state: str) -> dict[str, Any]:
    return {
        "key": f"belofte-{number}",
        "text": f"Elk jaar planten we bomen in wijk {number}",
        "quote": f"Elk jaar planten we bomen in wijk {number}, ook in de winter.",
        "address": f"regel {number + 1}, bladzijde 1",
        "state": state,
        "explanation": "Gerealiseerd, want het is er.",
        "stale": number == 0,
        "planned_cents": 123456,
        "booked_cents": None,
        "evidence": [
            {
                "kind": "Besluit",
                "title": "Aankoop van bomen",
                "source": "Besluitenlijst",
                "on": "2026-03-02",
                "fictitious": True,
            }
        ],
    }
