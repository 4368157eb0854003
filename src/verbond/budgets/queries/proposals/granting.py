"""What a request for a grant still needs: its people, its addresses, its year."""

from datetime import date

from django.utils import timezone

from verbond.budgets.core.proposing.grants import Backer, Earlier, Request, grant_needs
from verbond.budgets.core.proposing.plan import Need
from verbond.budgets.models import Participant, Proposal, Supporter
from verbond.budgets.queries.proposals.rules import limits

# A request that was taken back or refused uses up no turn.
_COUNT = (
    Proposal.State.SUBMITTED,
    Proposal.State.WON,
    Proposal.State.RUNNING,
    Proposal.State.DONE,
)
_AUTHORS = (Participant.Part.AUTHOR, Participant.Part.CO_AUTHOR)


def grant_conditions(row: Proposal, today: date) -> tuple[Need, ...]:
    """Return the conditions of a request beside those of any plan. Four queries."""
    request = request_of(row, today)
    return grant_needs(request, limits(row.round, today), _earlier(row, request))


def request_of(row: Proposal, today: date) -> Request:
    backers = Supporter.objects.filter(proposal=row)
    authors = Participant.objects.filter(proposal=row, part__in=_AUTHORS, accepted_at__isnull=False)
    return Request(
        group=row.group_name,
        authors=frozenset(authors.values_list("person_id", flat=True)),
        backers=tuple(
            Backer(address, is_confirmed=at is not None)
            for address, at in backers.values_list("address_hash", "confirmed_at")
        ),
        asked_on=timezone.localdate(row.submitted_at) if row.submitted_at else today,
        until=row.carried_out_by,
    )


def _earlier(row: Proposal, request: Request) -> list[Earlier]:
    """Return the other requests of the same year for this instrument, in every district."""
    rows = list(
        Proposal.objects.filter(
            round__instrument_id=row.round.instrument_id,
            state__in=_COUNT,
            submitted_at__year=request.asked_on.year,
        )
        .exclude(pk=row.pk)
        .values_list("pk", "key", "group_name", "submitted_at")
    )
    pks = [one[0] for one in rows]
    authors = Participant.objects.filter(
        proposal__in=pks, part__in=_AUTHORS, accepted_at__isnull=False
    ).values_list("proposal_id", "person_id")
    addresses = Supporter.objects.filter(proposal__in=pks, confirmed_at__isnull=False).values_list(
        "proposal_id", "address_hash"
    )
    return [
        Earlier(
            key,
            group,
            frozenset(person for proposal, person in authors if proposal == pk),
            frozenset(code for proposal, code in addresses if proposal == pk and code),
            timezone.localdate(at),
        )
        for pk, key, group, at in rows
        if at is not None
    ]
