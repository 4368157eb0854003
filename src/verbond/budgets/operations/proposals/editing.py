"""Change a proposal: every save is a version, and nobody overwrites what they did not see."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.core.proposing import wording
from verbond.budgets.core.proposing.costs import CostLine, sum_of
from verbond.budgets.core.proposing.plan import Plan, missing, needs
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Proposal, ProposalVersion
from verbond.budgets.operations.proposals.opening import Idea, keep_links, place_of, suggested
from verbond.budgets.operations.proposals.turns import go_to, in_turn_for, note, save
from verbond.budgets.queries.proposals.granting import grant_conditions
from verbond.budgets.queries.proposals.rules import is_grant, limits
from verbond.budgets.queries.proposals.versions import newest_version
from verbond.journal import facade as journal

type Side = ProposalVersion.Side


@dataclass(frozen=True, slots=True)
class Text:
    """What a version holds, and what stands beside it on the proposal."""

    title: str
    summary: str
    body: str = ""
    upkeep: str = ""
    costs: tuple[CostLine, ...] = ()
    theme: str = ""
    place_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_atelier: bool = False


class EditConflict(ProposalRefused):
    """Somebody saved since the form was opened: both texts are still there."""

    def __init__(self, message: str, *, theirs: ProposalVersion) -> None:
        super().__init__("conflict", message)
        self.theirs = theirs


@transaction.atomic
def save_text(
    *,
    proposal: Proposal,
    text: Text,
    reason: str,
    lock: int,
    actor: journal.Actor,
    now: datetime,
) -> ProposalVersion:
    """Keep a new version; the same text again keeps none.

    Raises `EditConflict`, `TextRefused`, `StepRefused`, or `ProposalRefused` for place and amount.
    """
    clean = cleaned(text)
    promises = suggested(f"{clean.title}. {clean.summary} {clean.body}")
    row = in_turn_for(proposal.pk, "edit")
    last = newest_version(row)
    if row.lock != lock:
        raise EditConflict(
            gettext("Iemand anders bewaarde dit voorstel intussen. Je tekst is niet weg."),
            theirs=last,
        )
    today = timezone.localdate(now)
    place = place_of(row.round, _place(clean), today)
    _put(row, clean, place)
    same = _says_same(last, clean)
    save(row, "title", "summary", "body", "upkeep", "theme", "place_code", "latitude",
         "longitude", "is_atelier", "cost_cents")  # fmt: skip
    version = last if same else _keep(row, last.number + 1, clean, reason, actor, now)
    keep_links(row, promises)
    note(
        row=row,
        verb="save_proposal",
        summary=f"Voorstel aangepast: versie {version.number}.",
        reason=reason,
        actor=actor,
        now=now,
        details={"version": version.number, "cost_cents": row.cost_cents},
    )
    return version


@transaction.atomic
def start_plan(*, proposal: Proposal, actor: journal.Actor, now: datetime) -> Proposal:
    """Make a plan of an idea: from now on it needs costs, a place and somebody who looks after."""
    row = in_turn_for(proposal.pk, "start_plan")
    go_to(row, Proposal.State.PLAN, now, actor=actor)
    note(row=row, verb="start_plan", summary="Van een idee wordt een plan.", actor=actor, now=now)
    return row


@transaction.atomic
def submit_plan(*, proposal: Proposal, actor: journal.Actor, now: datetime) -> Proposal:
    """Hand a plan in to be looked at. Raises `ProposalRefused` naming what is still missing."""
    row = in_turn_for(proposal.pk, "submit")
    today = timezone.localdate(now)
    found = needs(plan_of(row), limits(row.round, today))
    if is_grant(row.round):
        found = tuple(one for one in found if one.part != "upkeep")
        found += grant_conditions(row, today)
    if lacking := missing(found):
        raise ProposalRefused(
            "incomplete",
            gettext("Je plan is nog niet volledig: %(parts)s.")
            % {"parts": "; ".join(need.label.lower() for need in lacking)},
        )
    row.submitted_at = now
    save(row, "submitted_at")
    go_to(row, Proposal.State.SUBMITTED, now, actor=actor)
    note(row=row, verb="submit_plan", summary="Plan ingediend.", actor=actor, now=now)
    return row


@transaction.atomic
def withdraw(*, proposal: Proposal, reason: str, actor: journal.Actor, now: datetime) -> Proposal:
    """Take a proposal back; its page stays and says so."""
    row = in_turn_for(proposal.pk, "withdraw")
    row.state_before = row.state
    save(row, "state_before")
    said = wording.one_line(reason)[:500]
    go_to(row, Proposal.State.WITHDRAWN, now, actor=actor, reason=said)
    note(
        row=row,
        verb="withdraw_proposal",
        summary="Voorstel ingetrokken.",
        reason=row.state_reason,
        actor=actor,
        now=now,
    )
    return row


@transaction.atomic
def translate(
    *,
    proposal: Proposal,
    language: str,
    title: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
) -> Proposal:
    """Keep title and summary in another language of the round; empty takes the translation away."""
    said = {"title": wording.one_line(title), "summary": wording.one_line(summary)}
    row = in_turn_for(proposal.pk, "translate")
    if language not in row.round.languages or language == row.language:
        raise ProposalRefused("language", gettext("Deze ronde is niet in deze taal."))
    rest = {key: value for key, value in row.translations.items() if key != language}
    if said["title"]:
        wording.checked(said["title"], name="title", label="Titel", most=wording.LONGEST_TITLE)
        wording.checked(
            said["summary"], name="summary", label="Samenvatting", most=wording.LONGEST_SUMMARY
        )
        rest[language] = said
    row.translations = rest
    save(row, "translations")
    note(
        row=row,
        verb="translate_proposal",
        summary=f"Vertaling bewaard: {language}.",
        actor=actor,
        now=now,
        details={"language": language},
    )
    return row


def cleaned(text: Text) -> Text:
    """Return the text as it is kept. Raises `TextRefused` with the field."""
    return Text(
        title=wording.checked(
            wording.one_line(text.title), name="title", label="Titel",
            most=wording.LONGEST_TITLE, least=4,
        ),
        summary=wording.checked(
            wording.one_line(text.summary), name="summary", label="Wat je wilt",
            most=wording.LONGEST_SUMMARY, least=20,
        ),
        body=wording.checked(
            wording.several_lines(text.body), name="body", label="Uitleg",
            most=wording.LONGEST_BODY, least=0,
        ),
        upkeep=wording.checked(
            wording.one_line(text.upkeep), name="upkeep", label="Onderhoud", most=400, least=0
        ),
        costs=text.costs,
        theme=text.theme,
        place_code=text.place_code,
        latitude=text.latitude,
        longitude=text.longitude,
        is_atelier=text.is_atelier,
    )  # fmt: skip


def plan_of(row: Proposal) -> Plan:
    return Plan(row.body, row.cost_cents, bool(row.place_code), row.theme, row.upkeep)


def _place(text: Text) -> Idea:
    return Idea(
        text.title, text.summary, "", place_code=text.place_code,
        latitude=text.latitude, longitude=text.longitude,
    )  # fmt: skip


def _put(row: Proposal, text: Text, place: str) -> None:
    row.title, row.summary, row.body, row.upkeep = text.title, text.summary, text.body, text.upkeep
    row.theme, row.place_code, row.is_atelier = text.theme, place, text.is_atelier
    row.latitude, row.longitude = text.latitude, text.longitude
    row.cost_cents = sum_of(text.costs)


def _says_same(last: ProposalVersion, text: Text) -> bool:
    lines = [one.plain() for one in text.costs]
    before = (last.title, last.summary, last.body, last.upkeep, last.cost_lines)
    return before == (text.title, text.summary, text.body, text.upkeep, lines)


def _keep(
    row: Proposal, number: int, text: Text, reason: str, actor: journal.Actor, now: datetime
) -> ProposalVersion:
    return ProposalVersion.objects.create(
        proposal=row,
        number=number,
        title=text.title,
        summary=text.summary,
        body=text.body,
        upkeep=text.upkeep,
        cost_cents=row.cost_cents,
        cost_lines=[one.plain() for one in text.costs],
        reason=wording.one_line(reason)[:300],
        made_at=now,
        made_by=actor.key,
    )
