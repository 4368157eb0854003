"""Photos of a project: made smaller, and without what a camera writes in them."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Milestone, Picture, PictureContent, Proposal
from verbond.budgets.operations.outcomes.turns import needed, note_project
from verbond.budgets.photographs import shrink
from verbond.journal import facade as journal
from verbond.journal.facade import Actor

MOST = 24


@transaction.atomic
def add_picture(
    *,
    proposal: Proposal,
    content: bytes,
    alt: str,
    credit: str = "",
    milestone: Milestone | None = None,
    actor: Actor,
    now: datetime,
) -> Picture:
    """Keep a photo, at most 1,600 pixels wide, without place, day or camera in it.

    The same photo twice is kept once. Raises `OutcomeRefused` for what is no photo or too large.
    """
    alt = needed(alt, gettext("Schrijf wat er op de foto te zien is."), "alt")
    small = shrink(content)
    journal.wait_turn()
    if milestone is not None and milestone.proposal_id != proposal.pk:
        raise OutcomeRefused("other_project", gettext("Deze stap hoort bij een ander project."))
    sha256 = hashlib.sha256(small.content).hexdigest()
    kept = Picture.objects.filter(proposal=proposal)
    if known := kept.filter(sha256=sha256).first():
        return known
    if kept.count() >= MOST:
        raise OutcomeRefused(
            "many", gettext("Hoogstens %(most)s foto's per project.") % {"most": MOST}
        )
    picture = Picture.objects.create(
        proposal=proposal,
        milestone=milestone,
        alt=alt,
        credit=credit.strip(),
        media_type=small.media_type,
        width=small.width,
        height=small.height,
        sha256=sha256,
        made_at=now,
    )
    PictureContent.objects.create(picture=picture, content=small.content)
    note_project(
        proposal=proposal,
        verb="add_picture",
        summary=f"Foto bij {proposal.title}.",
        details={"sha256": sha256},
        actor=actor,
        now=now,
    )
    return picture


@transaction.atomic
def remove_picture(*, picture: Picture, reason: str, actor: Actor, now: datetime) -> None:
    """Take a photo away, with a reason: somebody who stands on it may ask so."""
    why = needed(reason, gettext("Schrijf waarom de foto weg moet."))
    journal.wait_turn()
    found = Picture.objects.select_related("proposal__round").filter(pk=picture.pk).first()
    if found is None:
        raise OutcomeRefused("no_picture", gettext("Deze foto bestaat niet meer."))
    details: dict[str, object] = {"sha256": found.sha256}
    found.delete()
    note_project(
        proposal=found.proposal,
        verb="remove_picture",
        summary=f"Foto weggehaald bij {found.proposal.title}.",
        reason=why,
        details=details,
        actor=actor,
        now=now,
    )
