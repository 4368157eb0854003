"""Say as a person which promises the actions of a plan serve; many at once, after a preview."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.agreement import facade as agreement
from verbond.journal import facade as journal
from verbond.plan.errors import TieRefused
from verbond.plan.queries.cards import PlanCard
from verbond.plan.queries.tree import ROOM, key_of, tree
from verbond.plan.queries.unlinked import actions_of

# What a tie was when nobody had made one.
NEW = "new"


@dataclass(frozen=True, slots=True)
class Wish:
    """One tie as a person wants it; `seen` is its state on the page where they chose."""

    code: str
    commitment_id: int
    seen: str
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """How many ties were decided, and which were not: somebody else decided them meanwhile."""

    done: int
    overtaken: tuple[Wish, ...]


@transaction.atomic
def decide_ties(
    *,
    plan: PlanCard,
    wishes: Collection[Wish],
    accept: bool,
    reason: str = "",
    actor: journal.Actor,
    now: datetime,
) -> Decided:
    """Confirm or reject ties of actions; what another person decided meanwhile is left alone.

    Raises `TieRefused` for an action that the plan does not have, and nothing is decided then.
    """
    journal.wait_turn()
    codes = {node.code for node in actions_of(tree(plan, ties=False).roots)}
    for wish in wishes:
        if wish.code not in codes:
            raise TieRefused(
                "no_action", gettext("Er is geen actie “%(code)s”.") % {"code": wish.code}
            )
    states = _states(plan, {wish.code for wish in wishes})
    overtaken: list[Wish] = []
    for wish in wishes:
        state = states.get((wish.code, wish.commitment_id), NEW)
        if state != wish.seen:
            overtaken.append(wish)
            continue
        agreement.decide_tie(
            room=ROOM,
            key=key_of(plan.slug, wish.code),
            commitment_id=wish.commitment_id,
            accept=accept,
            shows=wish.shows,
            actor=actor,
            now=now,
            reason=reason,
        )
    return Decided(len(wishes) - len(overtaken), tuple(overtaken))


def _states(plan: PlanCard, codes: Collection[str]) -> dict[tuple[str, int], str]:
    keys = {key_of(plan.slug, code): code for code in codes}
    found = agreement.ties_of(ROOM, list(keys))
    return {
        (keys[key], tie.commitment_id): tie.state for key, ties in found.items() for tie in ties
    }
