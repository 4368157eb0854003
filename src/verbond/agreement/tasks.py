"""Work that a worker does after the page has answered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from verbond.agreement.models import Confirmation, Follow, Question
from verbond.agreement.operations.confirming import new_secret
from verbond.agreement.operations.following import new_token
from verbond.agreement.operations.waiting import apply_waiting, read_waiting
from verbond.agreement.queries.news import Line, news_of
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
def mail_digest(windows: list[list[Any]], until: str) -> None:
    """Tell one address everything new about what it follows; each follow since its own moment.

    Nothing when all of it was stopped meanwhile. Done again it tells the same, with fresh links.
    """
    since = {int(pk): datetime.fromisoformat(moment) for pk, moment in windows}
    rows = list(
        Follow.objects.select_related("commitment__agreement", "person")
        .filter(pk__in=since)
        .exclude(confirmed_at=None)
        .order_by("commitment__position")
    )
    if not rows:
        return
    with override(_language_of(next((row for row in rows if row.person), rows[0]))):
        news = news_of(
            {row.commitment_id: since[row.pk] for row in rows}, datetime.fromisoformat(until)
        )
        parts = [_digest_part(row, news[row.commitment_id]) for row in rows
                 if row.commitment_id in news]  # fmt: skip
        if parts:
            _send(
                rows[0].email,
                ngettext(
                    "Nieuws over een belofte die je volgt",
                    "Nieuws over %(n)s beloften die je volgt",
                    len(parts),
                )
                % {"n": len(parts)},
                "\n\n".join(parts),
            )


def _digest_part(row: Follow, lines: Sequence[Line]) -> str:
    return _("“%(text)s”\n%(lines)s\n%(page)s\nNiet meer volgen: %(stop)s") % {
        "text": row.commitment.text,
        "lines": "\n".join(f"- {line.text.strip()}" for line in lines),
        "page": settings.SITE_URL + row.commitment.get_absolute_url(),
        "stop": _link("agreement:stop_following", new_token(follow=row)),
    }


@task()
def mail_owner(person_id: int, made_at: str) -> None:
    """Mail an owner what asks attention, with a link for each that says it still runs.

    The links get their secrets here; done again, those of the first mail no longer work.
    """
    rows = list(
        Confirmation.objects.select_related("commitment__agreement", "person")
        .select_related("commitment__standing")
        .filter(person=person_id, made_at=datetime.fromisoformat(made_at), used_at=None)
        .order_by("pk")
    )
    if not rows or not rows[0].person.is_active:
        return
    person = rows[0].person
    with override(person.language):
        parts = [_owner_part(row) for row in rows]
        slug = rows[0].commitment.agreement.slug
        _send(
            person.email,
            ngettext(
                "Een belofte vraagt je aandacht", "%(n)s beloften vragen je aandacht", len(rows)
            )
            % {"n": len(rows)},
            _(
                "Dag %(name)s\n\nJe houdt deze beloften bij. Loopt er een nog? Klik op de link en "
                "bevestig. De links werken drie weken.\n\n%(parts)s\n\nAlles bijhouden, of iets "
                "anders melden:\n%(page)s"
            )
            % {
                "name": person.name,
                "parts": "\n\n".join(parts),
                "page": settings.SITE_URL + reverse("agreement:mine", args=[slug]),
            },
        )


def _owner_part(row: Confirmation) -> str:
    standing = getattr(row.commitment, "standing", None)
    newest = standing.newest_on if standing else None
    age = (
        _("Het laatste bewijs is van %(on)s.") % {"on": date_format(newest, "j F Y")}
        if newest
        else _("Er is nog geen bewijs.")
    )
    return _("“%(text)s”\n%(age)s\nHet loopt: %(link)s") % {
        "text": row.commitment.text,
        "age": age,
        "link": _link("agreement:confirm_running", new_secret(confirmation=row)),
    }


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
