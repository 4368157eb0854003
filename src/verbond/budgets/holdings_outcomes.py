"""What results and lessons hold about a person who has an account: the lessons they told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Holder, register_holding
from verbond.budgets.models import Counting, Deviation, Lesson


def register() -> None:
    """Tell the room `accounts` what to show, export and erase."""
    register_holding("budgets.lessons", _lessons, _erase, title=_("Lessen die je deelde"))


def _lessons(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = Lesson.objects.filter(made_by=holder.journal_key).order_by("made_at")
    return list(rows.values("slug", "title", "text", "author_name", "made_at", "published_at"))


def _erase(holder: Holder, _now: datetime) -> None:
    """Keep the texts for the neighbourhoods, without the name and key that say by whom."""
    own = {"made_by": holder.journal_key}
    Lesson.objects.filter(**own).update(made_by="", author_name="")
    Deviation.objects.filter(**own).update(made_by="")
    Counting.objects.filter(asked_by=holder.journal_key).update(asked_by="")
