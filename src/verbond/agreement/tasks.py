"""Work that a worker does after the page has answered."""

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from verbond.agreement.models import Follow, Question
from verbond.agreement.operations.following import new_token
from verbond.agreement.operations.waiting import apply_waiting, read_waiting
from verbond.journal.facade import Actor


@task()
def mail_confirmation(follow_id: int, language: str = "") -> None:
    """Mail the link that starts following, in the language of the page where it was asked.

    Nothing when the wish is gone or already confirmed.
    """
    row = Follow.objects.select_related("commitment", "person").filter(pk=follow_id).first()
    if row is None or row.confirmed_at:
        return
    token = new_token(follow=row)
    with override(language or _language_of(row)):
        _send(
            row.email,
            _("Bevestig dat je een belofte wilt volgen"),
            _(
                "Je wilt deze belofte volgen:\n\n“%(text)s”\n\n"
                "Klik om te bevestigen:\n%(confirm)s\n\n"
                "Vroeg je dit niet? Dan doe je niets. Na een week vergeten we je adres."
            )
            % {"text": row.commitment.text, "confirm": _link("agreement:confirm_follow", token)},
        )


@task()
def mail_news(commitment_id: int, what: str) -> None:
    """Ask for one mail to each follower, so that a fault with one is tried again for that one."""
    rows = Follow.objects.filter(commitment=commitment_id).exclude(confirmed_at=None)
    for pk in rows.values_list("pk", flat=True):
        mail_follower.enqueue(follow_id=pk, what=what)


@task()
def mail_follower(follow_id: int, what: str) -> None:
    """Tell one person who follows a commitment what is new about it; `what` is still Dutch."""
    rows = Follow.objects.filter(pk=follow_id).exclude(confirmed_at=None)
    row = rows.select_related("commitment__agreement", "person").first()
    if row is None:
        return
    token = new_token(follow=row)
    with override(_language_of(row)):
        _send(
            row.email,
            _("Nieuws over een belofte die je volgt"),
            _("%(what)s\n\n“%(text)s”\n%(page)s\n\nNiet meer volgen:\n%(stop)s")
            % {
                "what": _(what),
                "text": row.commitment.text,
                "page": settings.SITE_URL + row.commitment.get_absolute_url(),
                "stop": _link("agreement:stop_following", token),
            },
        )


@task()
def mail_answer(question_id: int) -> None:
    """Tell the person who asked that there is an answer, then forget the address."""
    rows = Question.objects.select_related("commitment__agreement", "person")
    row = rows.filter(pk=question_id).first()
    if row is None or not row.email or row.state != Question.State.ANSWERED:
        return
    with override(_language_of(row)):
        _send(
            row.email,
            _("Er is een antwoord op je vraag"),
            _("Je vroeg:\n%(text)s\n\nHet antwoord:\n%(answer)s\n\n%(page)s")
            % {
                "text": row.text,
                "answer": row.answer,
                "page": settings.SITE_URL + row.commitment.get_absolute_url(),
            },
        )
    row.email = ""
    row.save(update_fields=["email"])


@task()
def read_waiting_import(pk: int) -> None:
    """Read an uploaded document in a process of its own and keep the diff."""
    read_waiting(pk=pk, now=timezone.now())


@task()
def apply_waiting_import(pk: int, actor_key: str, actor_role: str) -> None:
    """Apply an uploaded document that a clerk looked at."""
    apply_waiting(pk=pk, actor=Actor(actor_key, actor_role), now=timezone.now())


def _language_of(row: Follow | Question) -> str:
    """Return the language that a person chose for mails; who has no account gets the city's."""
    return row.person.language if row.person else settings.LANGUAGE_CODE


def _link(name: str, token: str) -> str:
    return settings.SITE_URL + reverse(name, args=[token])


def _send(to: str, subject: str, body: str) -> None:
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [to])
