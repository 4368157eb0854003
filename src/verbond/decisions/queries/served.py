"""Which domains each decision serves: the least that a picture of many decisions needs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from verbond.decisions.models import Decision, Serves
from verbond.decisions.queries.cards import address_of


@dataclass(frozen=True, slots=True)
class ServedDecision:
    """One published decision with the keys of the domains that it serves."""

    key: str
    title: str
    url: str
    body: str
    decided_on: date
    fictitious: bool
    chapters: tuple[str, ...]


def served_domains(first: date, last: date, body: str = "") -> tuple[ServedDecision, ...]:
    """Return the published decisions of a period that serve a promise, newest first, in one query.

    Both days are included; `body` is the code of a body.
    """
    rows = Decision.objects.filter(
        published_at__isnull=False,
        treatment__item__is_public=True,
        treatment__meeting__body__taken_over=False,
        decided_on__range=(first, last),
        treatment__item__serves__state=Serves.State.CONFIRMED,
    )
    if body:
        rows = rows.filter(treatment__meeting__body__code=body)
    return tuple(
        _gathered(
            rows.order_by("-decided_on", "key").values_list(
                "key",
                "title",
                "treatment__meeting__body__code",
                "decided_on",
                "fictitious",
                "treatment__item__serves__commitment__chapter__key",
            )
        )
    )


def _gathered(rows: Iterable[tuple[str, str, str, date, bool, str | None]]) -> list[ServedDecision]:
    found: dict[str, ServedDecision] = {}
    for key, title, body, on, fictitious, chapter in rows:
        one = found.get(key) or ServedDecision(
            key, title, address_of(key), body, on, fictitious, ()
        )
        if chapter and chapter not in one.chapters:
            one = replace(one, chapters=(*one.chapters, chapter))
        found[key] = one
    return list(found.values())
