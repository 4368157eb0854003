"""What this room holds about a person: which tests they filled in, signed, or let go."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Holder, register_holding
from verbond.scorecards.models import Exemption, Run

type Thing = Mapping[str, object]


def register() -> None:
    """Tell the room `accounts` what to show, export and erase."""
    register_holding(
        "scorecards.runs", _runs, _erase_runs, title=_("Toetsen die je invulde of ondertekende")
    )
    register_holding(
        "scorecards.exemptions",
        _exemptions,
        _erase_exemptions,
        title=_("Vrijstellingen die je invoerde"),
    )


def _runs(holder: Holder) -> Sequence[Thing]:
    key = holder.journal_key
    rows = Run.objects.filter(Q(started_by=key) | Q(saved_by=key) | Q(signed_by=key))
    return [
        {
            "test": row.template.name,
            "title": row.title,
            "started_at": row.started_at if row.started_by == key else None,
            "saved_at": row.saved_at if row.saved_by == key else None,
            "signed_at": row.signed_at if row.signed_by == key else None,
            "signer": row.signer if row.signed_by == key else "",
        }
        for row in rows.select_related("template")
    ]


def _erase_runs(holder: Holder, _now: datetime) -> None:
    """Keep what was answered and signed, without the key that says by whom.

    `signer` stays: it is the function that signed a public act, not an account.
    """
    for name in ("started_by", "saved_by", "signed_by"):
        Run.objects.filter(**{name: holder.journal_key}).update(**{name: ""})


def _exemptions(holder: Holder) -> Sequence[Thing]:
    rows = Exemption.objects.filter(by=holder.journal_key)
    return [
        {"test": row.code, "title": row.title, "reason": row.reason, "at": row.at} for row in rows
    ]


def _erase_exemptions(holder: Holder, _now: datetime) -> None:
    Exemption.objects.filter(by=holder.journal_key).update(by="")
