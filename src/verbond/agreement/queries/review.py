"""What waits for a person: proposals and questions."""

from collections import Counter
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from verbond.agreement.models import Agreement, Annotation, Question
from verbond.agreement.models.annotation import What

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Queue:
    agreement: Agreement
    page: Page[Annotation]
    waiting: tuple[tuple[str, str, int], ...]
    chosen: str
    decided: int
    questions: int


def queue(agreement: Agreement, *, what: str, page: str) -> Queue:
    """Return the open proposals of one sort, the surest first."""
    rows = Annotation.objects.filter(commitment__agreement=agreement, commitment__retired_at=None)
    counts = Counter(rows.open().values_list("what", flat=True))
    found = rows.open().select_related("commitment__chapter", "other")
    if what in set(What):
        found = found.filter(what=what)
    found = found.order_by("-certainty", "commitment__position", "what", "value")
    result = Queue(
        agreement=agreement,
        page=Paginator(found, PER_PAGE).get_page(page),
        waiting=tuple((w.value, str(w.label), counts[w.value]) for w in What if counts[w.value]),
        chosen=what if what in set(What) else "",
        decided=rows.exclude(state=Annotation.State.PROPOSED).count(),
        questions=Question.objects.filter(
            commitment__agreement=agreement, state__in=[Question.State.WAITING, Question.State.OPEN]
        ).count(),
    )
    for row in result.page.object_list:
        row.commitment.agreement = agreement
    return result
