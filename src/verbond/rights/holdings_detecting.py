"""What detection runs hold about a person with an account: letters, who looked, opt-outs, tasks."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Holder, register_holding
from verbond.rights.models import Found, OptOut, RunTask
from verbond.rights.queries.detecting.letters import looks_at


def register() -> None:
    """Tell the room `accounts` what to show, export and erase."""
    register_holding(
        "rights.letters",
        _letters,
        _forget_letters,
        title=_("Brieven over je rechten, en wie naar je gegevens keek"),
        address="/rights/letters/",
    )
    register_holding("rights.opt_outs", _opt_outs, _forget_opt_outs, title=_("Afmeldingen"))
    register_holding(
        "rights.tasks", _tasks, _forget_tasks, title=_("Je taken in onderzoeken naar rechten")
    )


def _letters(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = Found.objects.filter(person=holder.pk).select_related("run")
    return [
        {
            "run": one.run.title,
            "decision": one.run.decision_number,
            "rights": list(one.hits.values_list("right", flat=True)),
            "wiped_on": one.run.purge_on,
            "who_looked": [
                {"at": look.at, "role": look.role, "what": look.what, "reason": look.reason}
                for look in looks_at([one])
            ],
        }
        for one in rows.order_by("pk")
    ]


def _forget_letters(holder: Holder, _now: datetime) -> None:
    """Take the tie away; the hit stays under its pseudonym until the end of its retention."""
    Found.objects.filter(person=holder.pk).update(person=None)


def _opt_outs(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = OptOut.objects.filter(person=holder.pk)
    return [{"right": one.right or "*", "since": one.since} for one in rows.order_by("pk")]


def _forget_opt_outs(holder: Holder, _now: datetime) -> None:
    """Keep what they asked for, without knowing who it is of."""
    OptOut.objects.filter(person=holder.pk).update(person=None)


def _tasks(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = RunTask.objects.filter(person=holder.pk).select_related("run")
    return [{"run": one.run.key, "task": one.task} for one in rows.order_by("pk")]


def _forget_tasks(holder: Holder, _now: datetime) -> None:
    RunTask.objects.filter(person=holder.pk).delete()
