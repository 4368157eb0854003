"""How many people and addresses stand behind a request, as everybody may know it."""

from dataclasses import dataclass

from verbond.budgets.models import Proposal, Supporter
from verbond.budgets.sealing import unseal


@dataclass(frozen=True, slots=True)
class Support:
    """Confirmed people and the addresses among them."""

    people: int
    addresses: int
    asked: int


def support_of(row: Proposal) -> Support:
    """Count the supporters of a request. One query."""
    rows = Supporter.objects.filter(proposal=row).values_list("address_hash", "confirmed_at")
    confirmed = [address for address, at in rows if at is not None]
    # A wiped address still was one: it counts as its own.
    known = {address for address in confirmed if address}
    return Support(len(confirmed), len(known) + confirmed.count(""), len(rows))


@dataclass(frozen=True, slots=True)
class SupporterLine:
    """A supporter as who asks, or who checks, may read it; empty texts were wiped."""

    pk: int
    name: str
    address: str
    is_confirmed: bool
    how: str
    is_double: bool


def supporter_lines(row: Proposal) -> tuple[SupporterLine, ...]:
    """Return the supporters of a request, unsealed. One query."""
    seen: set[str] = set()
    found = []
    for one in Supporter.objects.filter(proposal=row).order_by("asked_at", "pk"):
        found.append(
            SupporterLine(
                one.pk,
                unseal(one.name_sealed),
                unseal(one.address_sealed),
                one.confirmed_at is not None,
                one.get_confirmed_how_display(),
                one.address_hash in seen and bool(one.address_hash),
            )
        )
        seen.add(one.address_hash)
    return tuple(found)
