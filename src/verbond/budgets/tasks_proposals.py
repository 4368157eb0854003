"""Letters about proposals; a worker sends them after the page has answered."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from verbond.accounts.facade import Person
from verbond.budgets.models import (
    Appeal,
    Assessment,
    Comment,
    Flag,
    Participant,
    Proposal,
    Supporter,
)
from verbond.budgets.queries.proposals.rules import terms
from verbond.budgets.sealing import unseal

_WRITERS = (Participant.Part.AUTHOR, Participant.Part.CO_AUTHOR)


@task()
def mail_invitation(participant_id: int) -> None:
    """Tell somebody that they are asked to work on a proposal."""
    row = (
        Participant.objects.select_related("person", "proposal__round")
        .filter(pk=participant_id, accepted_at=None)
        .first()
    )
    if row is not None:
        _send(
            [row.person],
            lambda: _("Wil je meewerken aan een voorstel?"),
            lambda: (
                _("Je bent uitgenodigd als %(part)s bij “%(title)s”. Zeg ja of nee:")
                % {"part": row.get_part_display(), "title": row.proposal.title}
            ),
            _address(row.proposal, "budgets:proposal_act", "answer"),
        )


@task()
def mail_supporter(supporter_id: int, token: str) -> None:
    """Ask somebody to confirm that they support a request."""
    row = Supporter.objects.select_related("proposal__round").filter(pk=supporter_id).first()
    if row is None or row.confirmed_at or not (email := unseal(row.email_sealed)):
        return
    page = settings.SITE_URL + reverse("budgets:support_answer", args=[token])
    send_mail(
        _("Steun je deze aanvraag?"),
        _(
            "Dag %(name)s\n\nEen buur vroeg steun voor “%(title)s” en gaf jouw naam en adres op. "
            "Klopt dat? Druk dan op de knop op deze pagina. Wil je niet? Dat kan daar ook, en dan "
            "wissen we alles.\n\n%(page)s"
        )
        % {"name": unseal(row.name_sealed), "title": row.proposal.title, "page": page},
        settings.DEFAULT_FROM_EMAIL,
        [email],
    )


@task()
def mail_assessment(assessment_id: int) -> None:
    """Send the authors an answer about their plan, with its reason; once."""
    row = Assessment.objects.select_related("proposal__round").filter(pk=assessment_id).first()
    if row is None or row.outcome == Assessment.Outcome.OPEN or row.mailed_at or not row.decided_at:
        return
    label = terms().criterion(row.criterion).label
    _send(
        _authors(row.proposal),
        lambda: _("Een antwoord over je plan"),
        lambda: (
            _("“%(title)s”\n\n%(question)s %(outcome)s.\n\n%(reason)s")
            % {
                "title": row.proposal.title,
                "question": label,
                "outcome": row.get_outcome_display(),
                "reason": row.reason,
            }
        ),
        _address(row.proposal),
    )
    # The moment of the answer, which is known, and not of the worker's clock.
    Assessment.objects.filter(pk=row.pk).update(mailed_at=row.decided_at)


@task()
def mail_conclusion(proposal_id: int) -> None:
    """Tell the authors that all is answered, and what they can do when it cannot be done."""
    row = _proposal(proposal_id)
    if row is None or row.state not in (Proposal.State.FEASIBLE, Proposal.State.INFEASIBLE):
        return
    feasible = row.state == Proposal.State.FEASIBLE
    _send(
        _authors(row),
        lambda: _("Je plan is nagekeken"),
        lambda: (
            (
                _("“%(title)s” kan uitgevoerd worden. Het gaat mee naar de stemming.")
                if feasible
                else _(
                    "“%(title)s” kan niet. De redenen staan op de pagina. Ben je het er niet mee "
                    "eens? Maak dan bezwaar binnen %(days)s dagen."
                )
            )
            % {"title": row.title, "days": _appeal_days(row)}
        ),
        _address(row),
    )


@task()
def mail_grant(proposal_id: int) -> None:
    """Tell a group what was decided on its request."""
    row = _proposal(proposal_id)
    if row is None:
        return
    given = row.state == Proposal.State.WON
    _send(
        _authors(row),
        lambda: _("Over je aanvraag is beslist"),
        lambda: (
            (
                _("“%(title)s” krijgt steun.\n\n%(reason)s")
                if given
                else _(
                    "“%(title)s” krijgt geen steun.\n\n%(reason)s\n\nBen je het er niet mee eens? "
                    "Maak dan bezwaar binnen %(days)s dagen."
                )
            )
            % {"title": row.title, "reason": row.state_reason, "days": _appeal_days(row)}
        ),
        _address(row),
    )


@task()
def mail_hidden(proposal_id: int, comment_id: int | None) -> None:
    """Tell who wrote something that it was hidden, why, and how to disagree."""
    row = _proposal(proposal_id)
    comment = Comment.objects.select_related("person").filter(pk=comment_id or 0).first()
    if row is None:
        return
    people = [comment.person] if comment and comment.person else [] if comment else _authors(row)
    reason = comment.hidden_because if comment else row.state_reason
    _send(
        people,
        lambda: _("Je tekst is verborgen"),
        lambda: (
            _(
                "Een medewerker verborg wat je schreef bij “%(title)s”.\n\nWaarom: %(reason)s\n\n"
                "Ben je het er niet mee eens? Maak dan bezwaar binnen %(days)s dagen."
            )
            % {"title": row.title, "reason": reason, "days": _appeal_days(row)}
        ),
        _address(row),
    )


@task()
def mail_flag(flag_id: int) -> None:
    """Tell who reported something what was decided."""
    row = Flag.objects.select_related("person", "proposal__round").filter(pk=flag_id).first()
    if row is None or row.person is None or row.outcome == Flag.Outcome.OPEN:
        return
    _send(
        [row.person],
        lambda: _("Je melding is nagekeken"),
        lambda: (
            _("Wat je meldde bij voorstel %(n)s: %(outcome)s.\n\n%(answer)s")
            % {
                "n": row.proposal.number,
                "outcome": row.get_outcome_display(),
                "answer": row.answer,
            }
        ),
        _address(row.proposal),
    )


@task()
def mail_appeal(appeal_id: int) -> None:
    """Tell who disagreed what was decided."""
    row = Appeal.objects.select_related("filed_by", "proposal__round").filter(pk=appeal_id).first()
    if row is None or row.filed_by is None or row.outcome == Appeal.Outcome.OPEN:
        return
    _send(
        [row.filed_by],
        lambda: _("Over je bezwaar is beslist"),
        lambda: (
            _("“%(title)s”: %(outcome)s.\n\n%(reason)s")
            % {
                "title": row.proposal.title,
                "outcome": row.get_outcome_display(),
                "reason": row.reason,
            }
        ),
        _address(row.proposal),
    )


@task()
def mail_merged(proposal_id: int) -> None:
    """Tell the people of a merged proposal where it goes on."""
    row = _proposal(proposal_id)
    if row is None or row.merged_into is None:
        return
    target = row.merged_into
    target.round = row.round
    people = {one.pk: one for one in (*_authors(row), *_authors(target))}
    _send(
        people.values(),
        lambda: _("Twee voorstellen gaan samen verder"),
        lambda: (
            _("“%(title)s” gaat verder in “%(into)s”.\n\nWaarom: %(reason)s")
            % {"title": row.title, "into": target.title, "reason": row.state_reason}
        ),
        _address(target),
    )


def _proposal(pk: int) -> Proposal | None:
    return Proposal.objects.select_related("round", "merged_into").filter(pk=pk).first()


def _authors(row: Proposal) -> list[Person]:
    rows = Participant.objects.filter(
        proposal=row, part__in=_WRITERS, accepted_at__isnull=False
    ).select_related("person")
    return [one.person for one in rows.order_by("pk")]


def _appeal_days(row: Proposal) -> int:
    day = (row.state_at or row.made_at).date()
    return terms().on("file_appeal", day).days


def _address(row: Proposal, name: str = "budgets:proposal", *rest: str) -> str:
    return settings.SITE_URL + reverse(name, args=[row.round.slug, row.key, *rest])


def _send(
    people: Iterable[Person], subject: Callable[[], str], text: Callable[[], str], page: str
) -> None:
    for person in people:
        if not person.is_active:
            continue
        with override(person.language):
            send_mail(subject(), f"{text()}\n\n{page}", settings.DEFAULT_FROM_EMAIL, [person.email])
