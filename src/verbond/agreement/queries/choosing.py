"""Promises chosen by a filter, to do something with all of them."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from verbond.agreement.models import Agreement, Commitment
from verbond.agreement.models.text import Kind
from verbond.agreement.queries.states import UNKNOWN, VALUE

MOST_CHOSEN = 500
NOBODY = "-"


def chosen(agreement: Agreement, asked: Mapping[str, str]) -> list[Commitment]:
    """Return the promises that fit all of the filter, in the order of the document."""
    rows = Commitment.objects.promises().filter(agreement=agreement)
    rows = rows.select_related("chapter", "standing", "owner").order_by("position")
    for name, narrow in _NARROW.items():
        if asked.get(name):
            rows = narrow(rows, asked[name])
    found = list(rows[: MOST_CHOSEN + 1])
    for unit in found:
        unit.agreement = agreement
    return found


type Rows = QuerySet[Commitment]


def _by_words(rows: Rows, words: str) -> Rows:
    for word in words.split()[:8]:
        rows = rows.filter(text__icontains=word)
    return rows


def _by_status(rows: Rows, status: str) -> Rows:
    wanted = Q(standing__state=status)
    if status == UNKNOWN:
        wanted |= Q(standing=None) & ~Q(kind=Kind.PRINCIPLE)
    if status == VALUE:
        wanted |= Q(standing=None, kind=Kind.PRINCIPLE)
    return rows.filter(wanted)


def _by_department(rows: Rows, department: str) -> Rows:
    if department == NOBODY:
        return rows.filter(owner=None)
    return rows.filter(owner__department=department)


_NARROW = {
    "q": _by_words,
    "chapter": lambda rows, key: rows.filter(chapter__key=key),
    "status": _by_status,
    "kind": lambda rows, kind: rows.filter(kind=kind),
    "department": _by_department,
}
