"""A mark of how a promise stood when the sheet went out, so that nobody overwrites unseen."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max

from verbond.agreement.models import Owner, Standing, StandingChange
from verbond.agreement.queries.states import UNKNOWN


@dataclass(frozen=True, slots=True)
class Known:
    """How a promise stands now: its status, the number of its last change, and who owns it."""

    state: str = UNKNOWN
    changes: int = 0
    department: str = ""
    email: str = ""

    @property
    def owner_mark(self) -> str:
        return owner_mark(self.department, self.email)

    @property
    def status_mark(self) -> str:
        return f"{self.state}.{self.changes}"


def owner_mark(department: str, email: str) -> str:
    """Name an owner in a few letters, so that a change of either shows."""
    said = f"{department}\n{email}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(said).hexdigest()[:10]


def known_of(commitment_ids: Collection[int]) -> dict[int, Known]:
    """Return how promises stand now."""
    ids = list(commitment_ids)
    states = dict(Standing.objects.filter(commitment__in=ids).values_list("commitment_id", "state"))
    changes = dict(
        StandingChange.objects.filter(commitment__in=ids)
        .order_by()
        .values_list("commitment_id")
        .annotate(Max("number"))
    )
    owners = {
        pk: (department, email or "")
        for pk, department, email in Owner.objects.filter(commitment__in=ids).values_list(
            "commitment_id", "department", "person__email"
        )
    }
    return {
        pk: Known(states.get(pk, UNKNOWN), changes.get(pk, 0), *owners.get(pk, ("", "")))
        for pk in ids
    }
