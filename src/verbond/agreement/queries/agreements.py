"""Find an agreement or a commitment by its address."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef

from verbond.agreement.errors import NoSuchAgreement, NoSuchCommitment
from verbond.agreement.models import (
    Agreement,
    Commitment,
    Edition,
    Milestone,
    Question,
    StandingChange,
)


def all_agreements() -> list[Agreement]:
    """Return every agreement with a text, the newest term first."""
    return list(
        Agreement.objects.exclude(edition=None).order_by("fictitious", "-term_from", "slug")
    )


def default_agreement() -> Agreement | None:
    """Return the agreement that the home page is about: the newest real one."""
    return (
        Agreement.objects.exclude(edition=None).order_by("fictitious", "-term_from", "slug").first()
    )


def find_agreement(slug: str) -> Agreement:
    found = Agreement.objects.exclude(edition=None).filter(slug=slug).first()
    if found is None:
        raise NoSuchAgreement("no_agreement", f"Er is geen akkoord met het adres “{slug}”.")
    return found


def agreement_named(slug: str) -> Agreement | None:
    """Return the agreement with this address, or the newest one when there is none."""
    if slug:
        found = Agreement.objects.exclude(edition=None).filter(slug=slug).first()
        if found:
            return found
    return default_agreement()


def lines_of(edition: Edition) -> Sequence[Sequence[Any]]:
    """Return the lines of an edition, [text, page] each; read once in a process.

    An edition never changes, so its lines are kept by its hash.
    """
    return _lines(edition.pk, edition.sha256)


@lru_cache(maxsize=16)
def _lines(pk: int, _sha256: str) -> Sequence[Sequence[Any]]:
    found: Sequence[Sequence[Any]] = Edition.objects.values_list("lines", flat=True).get(pk=pk)
    return found


def commitment_of(slug: str, key: str) -> Commitment:
    """Return one unit, also a retired one: an address once given keeps working."""
    # Most promises have neither: a page then asks the database no more about them.
    units = Commitment.objects.with_place().annotate(
        has_milestones=Exists(Milestone.objects.filter(commitment=OuterRef("pk"))),
        has_questions=Exists(Question.objects.filter(commitment=OuterRef("pk"))),
        has_changes=Exists(StandingChange.objects.filter(commitment=OuterRef("pk"))),
    )
    units = units.select_related("standing", "owner")
    units = units.defer("agreement__edition__lines")
    found = units.filter(agreement__slug=slug, key=key).first()
    if found is None:
        raise NoSuchCommitment("no_commitment", f"Er is geen belofte met het adres “{key}”.")
    if found.chapter:
        found.chapter.agreement = found.agreement
    if found.parent:
        found.parent.agreement = found.agreement
    return found
