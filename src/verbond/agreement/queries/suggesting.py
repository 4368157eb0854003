"""Suggest promises for a text of another room: the title of a decision, an action of the plan."""

from dataclasses import dataclass
from threading import Lock

from django.urls import reverse

from verbond.agreement.core.evidence.suggesting import Suggester
from verbond.agreement.core.proposals.text import Unit
from verbond.agreement.models import Agreement, Commitment, Edition

LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A promise that shares words with a text; a person decides whether it is about it."""

    commitment_id: int
    key: str
    url: str
    text: str
    words: tuple[str, ...]
    certainty: int


@dataclass(frozen=True, slots=True)
class _Held:
    # Number and hash: another database may hold another text under the same number.
    edition: tuple[int | None, str]
    suggester: Suggester
    units: dict[str, tuple[int, str]]


_held: dict[str, _Held] = {}
_lock = Lock()


def suggest(agreement: Agreement, text: str, limit: int = 5) -> tuple[Suggestion, ...]:
    """Return the promises whose words a text shares, the likeliest first; often none."""
    held = _of(agreement)
    return tuple(
        Suggestion(
            commitment_id=held.units[likely.key][0],
            key=likely.key,
            url=reverse("agreement:commitment", args=[agreement.slug, likely.key]),
            text=held.units[likely.key][1],
            words=likely.words,
            certainty=likely.certainty,
        )
        for likely in held.suggester.suggest(text[:LONGEST_TEXT], limit)
    )


def _of(agreement: Agreement) -> _Held:
    number = agreement.edition_id
    found = Edition.objects.filter(agreement=agreement, pk=number or 0)
    edition = (number, found.values_list("sha256", flat=True).first() or "")
    held = _held.get(agreement.slug)
    if held is None or held.edition != edition:
        with _lock:
            held = _held.get(agreement.slug)
            if held is None or held.edition != edition:
                held = _held[agreement.slug] = _build(agreement, edition)
    return held


def _build(agreement: Agreement, edition: tuple[int | None, str]) -> _Held:
    rows = list(
        Commitment.objects.filter(agreement=agreement)
        .promises()
        .order_by("position")
        .values_list("pk", "key", "role", "text")
    )
    units = [Unit(key, role, text) for _pk, key, role, text in rows]
    return _Held(
        edition=edition,
        suggester=Suggester(units, agreement.city),
        units={key: (pk, text) for pk, key, _role, text in rows},
    )
