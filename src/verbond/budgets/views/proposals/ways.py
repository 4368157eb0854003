"""What a visitor can do with a proposal now: the buttons of its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verbond.accounts.facade import Person
from verbond.budgets.core.proposing.steps import may
from verbond.budgets.models import Participant, Proposal
from verbond.budgets.permissions import may_assess, may_coach, may_moderate, may_propose
from verbond.budgets.queries.proposals.page import Page

_WRITERS = (Participant.Part.AUTHOR, Participant.Part.CO_AUTHOR)


@dataclass(frozen=True, slots=True)
class Way:
    """One thing to do, with its page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a visitor stands to a proposal."""

    user: Any
    part: Participant | None
    works_on: bool
    invited: Participant | None
    may_moderate: bool
    may_coach: bool
    may_assess: bool


def standing_of(user: Any, page: Page) -> Standing:
    """Say how a visitor stands to a proposal, from its people."""
    part = page.part_of(user.pk) if isinstance(user, Person) else None
    accepted = part is not None and part.accepted_at is not None
    return Standing(
        user=user,
        part=part,
        works_on=accepted and part is not None and part.part in _WRITERS,
        invited=part if part is not None and not accepted else None,
        may_moderate=may_moderate(user),
        may_coach=may_coach(user),
        may_assess=may_assess(user),
    )


def nobody(user: Any) -> bool:
    return isinstance(user, AnonymousUser)


def sees_text(row: Proposal, standing: Standing) -> bool:
    """Say whether a visitor reads the text: of what is hidden, its people and moderators alone."""
    if row.state != Proposal.State.HIDDEN:
        return True
    return standing.works_on or standing.may_moderate


def ways_of(page: Page, standing: Standing) -> tuple[Way, ...]:
    """Return what a visitor can do now, the likeliest first."""
    return tuple(_author_ways(page, standing)) + tuple(_staff_ways(page, standing))


def _author_ways(page: Page, standing: Standing) -> Iterator[Way]:
    row, setting = page.row, page.setting
    if not standing.works_on:
        if standing.part is not None and standing.part.accepted_at:
            yield _act(row, "leave", _("Stop met meewerken"))
        return
    found = {
        "submit": may("submit", row.state, setting) and not page.missing,
        "start-plan": may("start_plan", row.state, setting),
        "edit": may("edit", row.state, setting),
        "support": page.is_grant and row.state == Proposal.State.PLAN,
        "appeal": may("appeal", row.state, setting) or row.state == Proposal.State.HIDDEN,
        "invite": may("join", row.state, setting),
        "translate": _has_languages(row) and may("translate", row.state, setting),
        "withdraw": may("withdraw", row.state, setting),
    }
    yield from (_act(row, act, _AUTHOR_LABELS[act]) for act, open_now in found.items() if open_now)


def _staff_ways(page: Page, standing: Standing) -> Iterator[Way]:
    row, setting = page.row, page.setting
    if standing.may_assess and page.is_grant and may("decide_grant", row.state, setting):
        yield _act(row, "decide", _("Beslis over deze aanvraag"))
    if not standing.may_moderate:
        return
    found = {
        "merge": may("merge", row.state, setting),
        "hide": may("hide", row.state, setting),
        "show": may("show", row.state, setting),
        "coach": may("join", row.state, setting),
        "translate": _has_languages(row) and not standing.works_on,
    }
    yield Way(_("Werktafel"), reverse("budgets:desk_proposal", args=[row.round.slug, row.key]))
    yield from (_act(row, act, _STAFF_LABELS[act]) for act, open_now in found.items() if open_now)


def _has_languages(row: Proposal) -> bool:
    return len(row.round.languages) > 1


_AUTHOR_LABELS = {
    "submit": gettext_lazy("Dien je plan in"),
    "start-plan": gettext_lazy("Maak er een plan van"),
    "edit": gettext_lazy("Pas aan"),
    "support": gettext_lazy("Vraag je buren"),
    "appeal": gettext_lazy("Ik ben het er niet mee eens"),
    "invite": gettext_lazy("Nodig iemand uit"),
    "translate": gettext_lazy("Vertaal"),
    "withdraw": gettext_lazy("Trek in"),
}
_STAFF_LABELS = {
    "merge": gettext_lazy("Voeg samen"),
    "hide": gettext_lazy("Verberg"),
    "show": gettext_lazy("Toon opnieuw"),
    "coach": gettext_lazy("Geef een coach"),
    "translate": gettext_lazy("Vertaal"),
}


def _act(row: Proposal, act: str, label: object) -> Way:
    if act == "edit":
        url = reverse("budgets:proposal_edit", args=[row.round.slug, row.key])
    else:
        url = reverse("budgets:proposal_act", args=[row.round.slug, row.key, act])
    return Way(str(label), url)


def may_comment(user: Any, page: Page) -> bool:
    """Say whether to show the way to a comment; a visitor without account logs in first."""
    open_now = may("comment", page.row.state, page.setting)
    return open_now and (nobody(user) or may_propose(user))
