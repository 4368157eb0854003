"""What the page of a proposal shows of its result and of the work on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from verbond.budgets.core.proposing.steps import CHOSEN
from verbond.budgets.models import Proposal, Result
from verbond.budgets.queries.outcomes.result.shapes import WIDTH
from verbond.budgets.queries.outcomes.work import Work, work_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one proposal; `told` is what the count says of it, empty for a grant."""

    proposal: Proposal
    told: Mapping[str, Any]
    was_counted_in: bool
    work: Work | None

    @property
    def is_chosen(self) -> bool:
        return self.proposal.state != Proposal.State.LOST

    @property
    def was_changed(self) -> bool:
        """Whether the council decided otherwise than the count."""
        return bool(self.told) and self.is_chosen != self.was_counted_in

    @property
    def support(self) -> float:
        """Which part of its cost a loser had in sight, on the scale of the picture."""
        gap, cost = self.told.get("gap_cents"), self.told.get("cost_cents")
        if self.was_counted_in or gap is None or not cost:
            return 0.0
        return round(max(0.0, WIDTH * (1 - int(gap) / int(cost))), 1)


def outcome_of(proposal: Proposal) -> Outcome | None:
    """Return what came of a proposal; None before anybody may know. At most five queries."""
    # Nothing is asked of a proposal that nobody decided on yet.
    if proposal.state not in CHOSEN:
        return None
    told, won = _told(proposal)
    work = work_of(proposal, timezone.localdate())
    return Outcome(proposal, told, won, work) if told or work else None


def _told(proposal: Proposal) -> tuple[Mapping[str, Any], bool]:
    # The rule of `permissions.may_see_counts`, in the same question.
    out = Result.objects.filter(round=proposal.round_id, published_at__lte=timezone.now())
    explained = out.values_list("explained", flat=True).first() or {}
    told = explained.get("projects", {}).get(proposal.key, {})
    return told, proposal.key in explained.get("winners", ())
