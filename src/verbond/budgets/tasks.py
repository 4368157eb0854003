"""Work that a worker does after the page has answered."""

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from verbond.budgets.models import PhaseCode, Reminder
from verbond.budgets.operations.voting.reminding import has_voted


@task()
def mail_reminder(reminder_id: int) -> None:
    """Name the round and its last day to who asked for it, unless they voted meanwhile."""
    rows = Reminder.objects.select_related("round", "person").filter(pk=reminder_id)
    row = rows.filter(round__vote_closed_at=None, person__is_active=True).first()
    if row is None or has_voted(row):
        return
    last_on = row.round.phases.get(code=PhaseCode.VOTE).last_on
    with override(row.person.language):
        values = {
            "round": row.round.title,
            "day": date_format(last_on, "j F Y"),
            "page": settings.SITE_URL + reverse("budgets:vote", args=[row.round.slug]),
        }
        send_mail(
            _("Stem nog mee: %(round)s") % values,
            _(
                "Je vroeg ons om je te herinneren.\n\nJe kunt stemmen over %(round)s tot en met "
                "%(day)s:\n%(page)s\n\nDit is de enige mail die je hierover krijgt."
            )
            % values,
            settings.DEFAULT_FROM_EMAIL,
            [row.person.email],
        )
