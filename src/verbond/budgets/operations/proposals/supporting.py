"""The people behind a request: asked by name and address, sealed, and wiped when time is up."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.core.proposing import wording
from verbond.budgets.core.proposing.grants import folded
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Proposal, Supporter
from verbond.budgets.operations.proposals.turns import note, proposal_in_turn
from verbond.budgets.queries.proposals.rules import terms
from verbond.budgets.sealing import keyed_hash, seal
from verbond.journal import facade as journal

MOST_SUPPORTERS = 25
Way = Supporter.Way


@transaction.atomic
def ask_supporter(
    *,
    proposal: Proposal,
    name: str,
    address: str,
    email: str,
    actor: journal.Actor,
    now: datetime,
) -> tuple[Supporter, str]:
    """Keep a supporter, not counted yet; return the row and the secret for the link in a mail.

    Without an e-mail address a clerk confirms on paper, and the secret is empty.
    """
    said_name = wording.checked(wording.one_line(name), name="name", label="Naam", most=120)
    said_address = wording.checked(
        wording.one_line(address), name="address", label="Adres", most=200, least=6
    )
    row = _open_request(proposal.pk)
    held = Supporter.objects.filter(proposal=row)
    if held.count() >= MOST_SUPPORTERS:
        raise ProposalRefused("many", gettext("Er staan al genoeg mensen bij deze aanvraag."))
    token = secrets.token_urlsafe(24) if email else ""
    made = Supporter.objects.create(
        proposal=row,
        name_sealed=seal(said_name),
        address_sealed=seal(said_address),
        email_sealed=seal(email.strip().lower()),
        address_hash=keyed_hash(folded(said_address)),
        token_hash=_hash(token) if token else "",
        asked_at=now,
    )
    _note(row, "ask_supporter", "Iemand is gevraagd om een aanvraag te steunen.", actor, now)
    return made, token


@transaction.atomic
def confirm_by_link(*, token: str, actor: journal.Actor, now: datetime) -> Supporter:
    """Count a supporter who pressed the button of the mail. Raises `ProposalRefused`."""
    held = supporter_of(token, now)
    row = proposal_in_turn(held.proposal_id)
    held.refresh_from_db()
    if held.confirmed_at is None:
        _open_request(row.pk)
        held.confirmed_at, held.confirmed_how = now, Way.MAIL
        held.save(update_fields=["confirmed_at", "confirmed_how"])
        _note(row, "confirm_support", "Iemand steunt een aanvraag.", actor, now)
    return held


@transaction.atomic
def confirm_on_paper(
    *, proposal: Proposal, supporter_id: int, actor: journal.Actor, now: datetime
) -> Supporter:
    """Count a supporter whose signature on paper a clerk has seen."""
    row = _open_request(proposal.pk)
    held = Supporter.objects.filter(proposal=row, pk=supporter_id).first()
    if held is None or held.confirmed_at is not None:
        raise ProposalRefused("supporter", gettext("Deze persoon is er niet, of telt al mee."))
    held.confirmed_at, held.confirmed_how = now, Way.PAPER
    held.save(update_fields=["confirmed_at", "confirmed_how"])
    _note(row, "confirm_support", "Een steun is op papier bevestigd.", actor, now)
    return held


@transaction.atomic
def remove_supporter(
    *, proposal: Proposal, supporter_id: int, actor: journal.Actor, now: datetime
) -> None:
    """Take somebody off the list; nothing of them stays."""
    row = _open_request(proposal.pk)
    gone, _rows = Supporter.objects.filter(proposal=row, pk=supporter_id).delete()
    if not gone:
        raise ProposalRefused("supporter", gettext("Deze persoon staat er niet bij."))
    _note(row, "remove_supporter", "Iemand steunt een aanvraag niet meer.", actor, now)


@transaction.atomic
def refuse_by_link(*, token: str, actor: journal.Actor, now: datetime) -> None:
    """Forget somebody who did not want to be on the list."""
    held = supporter_of(token, now)
    row = proposal_in_turn(held.proposal_id)
    held.delete()
    _note(row, "remove_supporter", "Iemand steunt een aanvraag niet.", actor, now)


def supporter_of(token: str, now: datetime) -> Supporter:
    """Find the supporter of a secret that still works."""
    rows = Supporter.objects.select_related("proposal__round")
    held = rows.filter(token_hash=_hash(token)).first() if token else None
    days = terms().on("confirm_support", timezone.localdate(now)).days
    if held is None or held.asked_at < now - timedelta(days=days):
        raise ProposalRefused("link", gettext("Deze link werkt niet meer."))
    return held


@transaction.atomic
def wipe_supporters(*, now: datetime) -> int:
    """Wipe names and addresses whose time is up, and later the hashes; return how many rows."""
    today = timezone.localdate(now)
    names = now - timedelta(days=terms().on("keep_supporters", today).days)
    hashes = now - timedelta(days=terms().on("keep_addresses", today).days)
    wiped = Supporter.objects.filter(asked_at__lt=names, wiped_at=None).update(
        name_sealed="", address_sealed="", email_sealed="", token_hash="", wiped_at=now
    )
    return wiped + Supporter.objects.filter(asked_at__lt=hashes).exclude(address_hash="").update(
        address_hash=""
    )


def _open_request(pk: int) -> Proposal:
    row = proposal_in_turn(pk)
    if row.state != Proposal.State.PLAN or row.round.is_closed:
        raise ProposalRefused("state", gettext("Deze aanvraag is al ingediend of gestopt."))
    return row


def _note(row: Proposal, verb: str, summary: str, actor: journal.Actor, now: datetime) -> None:
    note(row=row, verb=verb, summary=summary, actor=actor, now=now)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
