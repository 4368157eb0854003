"""Work that a worker does after the page has answered."""

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from verbond.council.models import MemberQuestion
from verbond.council.operations.reporting import render_report


@task()
def make_report(pk: int) -> None:
    """Make the files of a report that somebody asked for."""
    render_report(pk=pk, now=timezone.now())


@task()
def mail_member(question_id: int) -> None:
    """Tell the member who asked that there is an answer; nothing when there is nobody to tell."""
    rows = MemberQuestion.objects.select_related("person").filter(pk=question_id)
    row = rows.first()
    if row is None or row.state != MemberQuestion.State.ANSWERED:
        return
    if row.person is None or not row.person.is_active:
        return
    with override(row.person.language):
        send_mail(
            _("Er is een antwoord op je vraag"),
            _("Je vroeg:\n%(text)s\n\nHet antwoord van %(who)s:\n%(answer)s\n\n%(page)s")
            % {
                "text": row.text,
                "who": row.answered_by,
                "answer": row.answer,
                "page": settings.SITE_URL + reverse("council:question", args=[row.key]),
            },
            settings.DEFAULT_FROM_EMAIL,
            [row.person.email],
        )
