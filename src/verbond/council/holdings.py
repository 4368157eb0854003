"""What this room holds about a person: the questions that a member asked in public."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Holder, register_holding
from verbond.council.models import MemberQuestion, Report


def register() -> None:
    """Tell the room `accounts` what to show, export and erase."""
    register_holding(
        "council.questions", _questions, _erase, title=_("Vragen die je als raadslid stelde")
    )
    register_holding(
        "council.reports", _reports, _erase_reports, title=_("Rapporten die je liet maken")
    )


def _questions(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = MemberQuestion.objects.filter(person=holder.pk)
    return [
        {
            "question": reverse("council:question", args=[row.key]),
            "text": row.text,
            "asked_by": row.asked_by,
            "asked_at": row.asked_at,
            "state": row.get_state_display(),
            "answer": row.answer,
        }
        for row in rows.order_by("asked_at")
    ]


def _erase(holder: Holder, _now: datetime) -> None:
    """Keep a question that a mandatary asked in public, with the name; cut it from the account."""
    MemberQuestion.objects.filter(person=holder.pk).update(person=None)


def _reports(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = Report.objects.filter(asked_by=holder.journal_key).defer("pdf", "odt", "facts")
    return [
        {"report": reverse("council:report", args=[row.key]), "title": row.title,
         "asked_at": row.asked_at}
        for row in rows.order_by("asked_at")
    ]  # fmt: skip


def _erase_reports(holder: Holder, _now: datetime) -> None:
    """Keep the reports, without the key that says who asked for them."""
    Report.objects.filter(asked_by=holder.journal_key).update(asked_by="")
