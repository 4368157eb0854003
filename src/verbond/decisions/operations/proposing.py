"""Propose the promises that a decision of elsewhere may serve; a person confirms or rejects."""

from collections.abc import Iterable

from verbond.agreement import facade as agreement
from verbond.decisions.core.wording import Wording, readable
from verbond.decisions.models import Item, Serves

MOST = 3


def propose_serves(texts: Iterable[tuple[Item, Wording]]) -> int:
    """Keep proposals by the words of each text; what was said of a promise before stays."""
    found = agreement.default_agreement()
    if found is None:
        return 0
    rows = [
        Serves(
            item=item,
            commitment_id=one.commitment_id,
            words=list(one.words),
            certainty=one.certainty,
        )
        for item, text in texts
        for one in agreement.suggest(found, readable(text), MOST)
    ]
    # A promise that stands there with an answer keeps it.
    Serves.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
