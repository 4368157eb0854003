"""Find an agreement or a commitment by its address."""

from verbond.agreement.errors import NoSuchAgreement, NoSuchCommitment
from verbond.agreement.models import Agreement, Commitment


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


def commitment_of(slug: str, key: str) -> Commitment:
    """Return one unit, also a retired one: an address once given keeps working."""
    found = Commitment.objects.with_place().filter(agreement__slug=slug, key=key).first()
    if found is None:
        raise NoSuchCommitment("no_commitment", f"Er is geen belofte met het adres “{key}”.")
    if found.chapter:
        found.chapter.agreement = found.agreement
    if found.parent:
        found.parent.agreement = found.agreement
    return found
