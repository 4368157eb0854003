"""Send in an idea: it is public at once, and one form makes one idea however often it is sent."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from verbond.accounts import facade as accounts
from verbond.agreement import facade as agreement
from verbond.budgets.core.proposing import wording
from verbond.budgets.core.proposing.keys import key_of
from verbond.budgets.core.proposing.steps import check
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import (
    Participant,
    Proposal,
    ProposalServes,
    ProposalVersion,
    Round,
)
from verbond.budgets.operations.proposals.turns import note
from verbond.budgets.queries.proposals.rules import is_grant, limits, setting_of
from verbond.budgets.queries.proposals.where import wijk_at, wijken
from verbond.journal import facade as journal

MOST_LINKS = 3


@dataclass(frozen=True, slots=True)
class Idea:
    """What somebody fills in. Amounts in cents; a place by its code, or by a pin in degrees."""

    title: str
    summary: str
    proposer_kind: str
    proposer_name: str = ""
    theme: str = ""
    place_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_atelier: bool = False
    with_adult: bool = False
    cost_cents: int | None = None
    group_name: str = ""
    carried_out_by: date | None = None


@transaction.atomic
def propose(
    *,
    round_id: int,
    idea: Idea,
    submission: str,
    person_id: int,
    actor: journal.Actor,
    now: datetime,
    fictitious: bool = False,
) -> Proposal:
    """Keep an idea and its first version; the same form again returns the same idea.

    Raises `ProposalRefused`, `TextRefused` (field and length) or `StepRefused` (not the phase).
    """
    title, summary = _texts(idea)
    row = Round.objects.select_related("instrument").get(pk=round_id)
    today = timezone.localdate(now)
    _check_amount(row, idea, today)
    place_code = place_of(row, idea, today)
    # Comparing with the agreement takes a moment: before the turn, so that nobody waits for it.
    promises = suggested(f"{title}. {summary}")
    journal.wait_turn()
    held = _held(submission, person_id)
    if held is not None:
        return held
    if not accounts.is_still_here(person_id):
        raise ProposalRefused("erased", gettext("Je account is gewist. Je idee is niet bewaard."))
    row.refresh_from_db()
    check("propose", "", setting_of(row))
    made = Proposal.objects.create(
        round=row,
        key=key_of(title, _taken(row)),
        number=_next_number(row),
        state=Proposal.State.PLAN if is_grant(row) else Proposal.State.IDEA,
        title=title,
        summary=summary,
        theme=idea.theme,
        is_atelier=idea.is_atelier,
        cost_cents=idea.cost_cents,
        place_code=place_code,
        latitude=idea.latitude,
        longitude=idea.longitude,
        proposer_kind=idea.proposer_kind,
        proposer_name=wording.one_line(idea.proposer_name)[:120],
        with_adult=idea.with_adult,
        group_name=wording.one_line(idea.group_name)[:120],
        carried_out_by=idea.carried_out_by,
        submission=submission or None,
        made_at=now,
        state_at=now,
        fictitious=fictitious or row.fictitious,
    )
    first_version(made, actor, now)
    Participant.objects.create(
        proposal=made, person_id=person_id, invited_at=now, accepted_at=now,
        shown_name=made.proposer_name,
    )  # fmt: skip
    keep_links(made, promises)
    note(
        row=made,
        verb="propose",
        summary=f"Nieuw {'verzoek om steun' if is_grant(row) else 'idee'} in: {row.title}.",
        actor=actor,
        now=now,
        details={"number": made.number},
    )
    return made


def _texts(idea: Idea) -> tuple[str, str]:
    title = wording.checked(
        wording.one_line(idea.title), name="title", label="Titel",
        most=wording.LONGEST_TITLE, least=4,
    )  # fmt: skip
    summary = wording.checked(
        wording.one_line(idea.summary), name="summary", label="Wat je wilt",
        most=wording.LONGEST_SUMMARY, least=20,
    )  # fmt: skip
    if idea.proposer_kind not in Proposal.Proposer.values:
        raise ProposalRefused("proposer_kind", gettext("Zeg wie het voorstelt."))
    return title, summary


def _held(submission: str, person_id: int) -> Proposal | None:
    """Return the idea that this very form made before, when the same person sent it."""
    if not submission:
        return None
    rows = Proposal.objects.filter(submission=submission).select_related("round")
    held = rows.first()
    if held is None:
        return None
    if not Participant.objects.filter(proposal=held, person_id=person_id).exists():
        raise ProposalRefused(
            "submission", gettext("Dit formulier is al gebruikt. Open het opnieuw.")
        )
    return held


def _check_amount(row: Round, idea: Idea, today: date) -> None:
    if idea.cost_cents is None:
        if is_grant(row):
            raise ProposalRefused("cost", gettext("Vul in hoeveel euro je vraagt."))
        return
    if problem := limits(row, today).problem(idea.cost_cents):
        raise ProposalRefused("cost", problem)


def place_of(row: Round, idea: Idea, today: date) -> str:
    """Return the neighbourhood of an idea: around its pin, else as chosen.

    Raises `ProposalRefused` for a pin or a neighbourhood outside the round's place.
    """
    allowed = {one.code for one in wijken(row.place_code, today)}
    code = idea.place_code
    if idea.latitude is not None and idea.longitude is not None:
        code = wijk_at(idea.longitude, idea.latitude, today)
        if code not in allowed:
            raise ProposalRefused(
                "place", gettext("Je punt ligt buiten het gebied van deze ronde. Zet het erbinnen.")
            )
    if code and code not in allowed:
        raise ProposalRefused(
            "place", gettext("Deze wijk hoort niet bij deze ronde. Kies er een uit de lijst.")
        )
    return code


def _taken(row: Round) -> set[str]:
    return set(Proposal.objects.filter(round=row).values_list("key", flat=True))


def _next_number(row: Round) -> int:
    # In turn: nobody else takes the same number meanwhile.
    most = Proposal.objects.filter(round=row).aggregate(most=Max("number"))["most"]
    return int(most or 0) + 1


def first_version(row: Proposal, actor: journal.Actor, now: datetime) -> ProposalVersion:
    lines = []
    if row.cost_cents is not None:
        lines = [{"text": "Gevraagd bedrag", "cents": row.cost_cents, "source": ""}]
    return ProposalVersion.objects.create(
        proposal=row,
        number=1,
        title=row.title,
        summary=row.summary,
        body=row.body,
        cost_cents=row.cost_cents,
        cost_lines=lines,
        upkeep=row.upkeep,
        reason="Eerste idee",
        made_at=now,
        made_by=actor.key,
    )


def suggested(text: str) -> tuple[agreement.Suggestion, ...]:
    """Return the commitments whose words a text shares."""
    found = agreement.default_agreement()
    return agreement.suggest(found, text, MOST_LINKS) if found else ()


def keep_links(row: Proposal, promises: tuple[agreement.Suggestion, ...]) -> None:
    """Keep what the words propose; what a person said of a commitment before stays."""
    ProposalServes.objects.bulk_create(
        [
            ProposalServes(
                proposal=row,
                commitment_id=one.commitment_id,
                words=list(one.words),
                certainty=one.certainty,
            )
            for one in promises
        ],
        ignore_conflicts=True,
    )
