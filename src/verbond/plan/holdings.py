"""What this room holds about a person: which files they brought."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Holder, register_holding
from verbond.plan.models import WaitingPlan


def register() -> None:
    """Tell the room `accounts` what to show, export and erase."""
    register_holding("plan.uploads", _uploads, _erase, title=_("Meerjarenplannen die je inlas"))


def _uploads(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = WaitingPlan.objects.filter(asked_by=holder.journal_key).order_by("asked_at")
    return [
        {"name": row.name, "asked_at": row.asked_at, "state": row.state}
        for row in rows.defer("content", "preview", "faults")
    ]


def _erase(holder: Holder, _now: datetime) -> None:
    """Keep what was brought, without the key that says by whom."""
    WaitingPlan.objects.filter(asked_by=holder.journal_key).update(asked_by="")
