"""What people at the city know and no system holds: a statement with a name, a document."""

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext, override

from verbond.agreement.core.evidence import EvidenceRefused, Piece, Tie
from verbond.agreement.core.evidence.words import SHOWS
from verbond.agreement.models import Commitment, Evidence
from verbond.agreement.models.evidence import EvidenceKind, Shows
from verbond.agreement.operations.evidence import Kept, keep_evidence
from verbond.journal import facade as journal

ROOM = "agreement"


@transaction.atomic
def state_by_officer(  # noqa: PLR0913 - a statement has no fewer parts
    *,
    commitment: Commitment,
    shows: str,
    title: str,
    said_by: str,
    on: date,
    actor: journal.Actor,
    now: datetime,
    key: str = "",
    fictitious: bool = False,
) -> Evidence:
    """Keep the word of a named officer about one promise, shown as exactly that.

    The same words about the same day are one statement. `key` lets an entrance give its own, so
    that the same line of a sheet is one too. Raises `EvidenceRefused`.
    """
    _check_promise(commitment)
    if not said_by.strip():
        raise EvidenceRefused("said_by", gettext("Schrijf wie dit zegt: naam en functie."))
    if not title.strip():
        raise EvidenceRefused("title", gettext("Schrijf in één zin hoe het ervoor staat."))
    _check_day(on, now)
    own = (commitment.agreement.slug, commitment.key, shows, title, said_by, str(on))
    piece = Piece(
        room=ROOM,
        key=key or f"statement/{mark_of(*own)}",
        kind=EvidenceKind.STATEMENT.value,
        shows=_known(shows),
        title=title.strip()[:300],
        source=_source_of(said_by.strip()[:120]),
        said_by=said_by.strip()[:120],
        on=on,
        url=commitment.get_absolute_url(),
        fictitious=fictitious or commitment.agreement.fictitious,
    )
    kept = _keep(piece, commitment, actor, now)
    if kept.is_new:
        _write(commitment, "state_by_officer", f"Verklaring: “{piece.title}”.", kept, actor, now)
    return Evidence.objects.get(room=ROOM, key=piece.key)


@transaction.atomic
def publish_document(  # noqa: PLR0913 - a document has no fewer parts
    *,
    commitment: Commitment,
    title: str,
    url: str,
    source: str,
    on: date,
    actor: journal.Actor,
    now: datetime,
    shows: str = Shows.PUBLISHED,
    fictitious: bool = False,
) -> Evidence:
    """Keep a published document as evidence of one promise: a study, a report, a regulation.

    One address is one document. Raises `EvidenceRefused`.
    """
    _check_promise(commitment)
    for field, text in (("title", title), ("source", source), ("url", url)):
        if not text.strip():
            raise EvidenceRefused(
                field, gettext("Geef het document een titel, een bron en een adres.")
            )
    _check_day(on, now)
    piece = Piece(
        room=ROOM,
        key=f"document/{mark_of(commitment.agreement.slug, commitment.key, url.strip())}",
        kind=EvidenceKind.DOCUMENT.value,
        shows=_known(shows),
        title=title.strip()[:300],
        source=source.strip()[:300],
        on=on,
        url=url.strip(),
        fictitious=fictitious or commitment.agreement.fictitious,
    )
    kept = _keep(piece, commitment, actor, now)
    if kept.is_new:
        _write(commitment, "publish_document", f"Document: “{piece.title}”.", kept, actor, now)
    return Evidence.objects.get(room=ROOM, key=piece.key)


def _source_of(who: str) -> str:
    # Evidence is kept in one language, whichever the clerk reads the site in.
    with override("nl"):
        return gettext("verklaring van %(who)s") % {"who": who}


def mark_of(*words: str) -> str:
    """Make a short stable name of some words."""
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _keep(piece: Piece, commitment: Commitment, actor: journal.Actor, now: datetime) -> Kept:
    ties = [Tie(commitment.pk, confirmed=True, certainty=100)]
    return keep_evidence(pieces=[(piece, ties)], actor=actor, now=now, by_person=True)


def _check_promise(commitment: Commitment) -> None:
    if not Commitment.objects.promises().filter(pk=commitment.pk).exists():
        raise EvidenceRefused(
            "no_promise", gettext("Deze zin is geen belofte die de stad kan houden.")
        )


def _check_day(on: date, now: datetime) -> None:
    if on > localdate(now):
        raise EvidenceRefused("on", gettext("Kies een dag die al voorbij is, of vandaag."))


def _known(shows: str) -> str:
    if shows not in SHOWS:
        words = {"value": shows, "allowed": ", ".join(SHOWS)}
        raise EvidenceRefused(
            "shows", gettext("“%(value)s” kan niet: kies uit %(allowed)s.") % words
        )
    return str(shows)


def _write(
    commitment: Commitment,
    verb: str,
    summary: str,
    kept: Kept,
    actor: journal.Actor,
    now: datetime,
) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="agreement",
        object_kind="commitment",
        object_key=f"{commitment.agreement.slug}/{commitment.key}",
        summary=summary + kept.statuses,
        details=kept.details,
        at=now,
    )
