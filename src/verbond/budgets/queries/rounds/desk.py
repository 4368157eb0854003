"""What the desk of one round shows: where it stands, and what must happen next."""

from dataclasses import dataclass

from django.db.models import Count

from verbond.budgets.models import PhaseCode, Proposal, Round
from verbond.budgets.queries.rounds.cards import RoundCard, round_cards
from verbond.budgets.queries.rounds.steps import WITH_OWN_ACT, next_phase


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many proposals of a round are in one state."""

    state: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A round as its keeper sees it."""

    card: RoundCard
    next_code: str
    next_words: str
    # The vote opens and closes on its own page.
    has_own_act: bool
    counts: tuple[StateCount, ...]
    may_close: bool


def desk_page(row: Round) -> DeskPage:
    """Gather the desk of a round. Six queries."""
    after = next_phase(row)
    counted = dict(
        Proposal.objects.filter(round=row).values_list("state").annotate(n=Count("pk")).order_by()
    )
    return DeskPage(
        card=round_cards(Round.objects.filter(pk=row.pk))[0],
        next_code=after,
        next_words=str(PhaseCode(after).label) if after else "",
        has_own_act=after in WITH_OWN_ACT,
        counts=tuple(
            StateCount(state.value, str(state.label), counted[state.value])
            for state in Proposal.State
            if counted.get(state.value)
        ),
        may_close=row.phase == PhaseCode.EXECUTION and not row.is_closed,
    )
