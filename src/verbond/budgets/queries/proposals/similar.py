"""Proposals of a round that look like a new idea."""

from dataclasses import dataclass

from django.urls import reverse

from verbond.budgets.core.proposing.likeness import Told, alike
from verbond.budgets.core.proposing.steps import ENDED
from verbond.budgets.models import Proposal, Round


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A proposal that an idea looks like, with the words that both use."""

    url: str
    title: str
    summary: str
    words: tuple[str, ...]


def lookalikes(row: Round, *, title: str, summary: str, without: str = "") -> tuple[Lookalike, ...]:
    """Return the proposals of a round that an idea looks like, the likest first. One query."""
    rows = Proposal.objects.filter(round=row).exclude(state__in=ENDED).exclude(key=without)
    told = {one[0]: one for one in rows.values_list("key", "title", "summary")}
    found = alike(Told("", title, summary), [Told(*one) for one in told.values()])
    return tuple(
        Lookalike(
            reverse("budgets:proposal", args=[row.slug, one.key]),
            told[one.key][1],
            told[one.key][2],
            one.words,
        )
        for one in found
    )
