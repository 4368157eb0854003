"""Evidence that is there already, to be tied to a promise by hand."""

from django.db.models import Q

from verbond.agreement.models import Annotation, Commitment, Evidence
from verbond.agreement.models.annotation import What

MOST_FOUND = 20
SHORTEST = 2


def find_evidence(unit: Commitment, query: str) -> list[Evidence]:
    """Find evidence by all the words of a query, the newest first; what is tied is left out."""
    words = [word for word in query.split() if len(word) >= SHORTEST][:8]
    if not words:
        return []
    wanted = Q()
    for word in words:
        wanted &= Q(title__icontains=word) | Q(source__icontains=word) | Q(key__icontains=word)
    tied = Annotation.objects.confirmed().filter(commitment=unit, what=What.EVIDENCE)
    rows = Evidence.objects.standing().filter(wanted)
    return list(rows.exclude(pk__in=tied.values("evidence")).order_by("-on", "pk")[:MOST_FOUND])
