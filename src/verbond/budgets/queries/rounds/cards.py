"""A round as a resident sees it: what happens now, what comes, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from verbond.budgets.models import Instrument, PhaseCode, Proposal, Round
from verbond.places import facade as places

# Of these a resident counts as proposals; what was withdrawn or hidden is not on the table.
GONE = (Proposal.State.WITHDRAWN, Proposal.State.MERGED, Proposal.State.HIDDEN)


@dataclass(frozen=True, slots=True)
class StepCard:
    """One phase on the line of a round; `state` is past, now or next."""

    code: str
    name: str
    first_on: date
    last_on: date
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class RoundCard:
    """A round with the one thing that somebody can do now."""

    pk: int
    slug: str
    url: str
    title: str
    summary: str
    instrument: str
    kind: str
    place_code: str
    place_name: str
    budget_cents: int
    earmark_cents: int
    proposals: int
    phase: str
    steps: tuple[StepCard, ...]
    is_closed: bool
    is_published: bool
    fictitious: bool
    invites: str
    invite_url: str

    @property
    def now(self) -> StepCard | None:
        return next((one for one in self.steps if one.state == "now"), None)

    @property
    def next(self) -> StepCard | None:
        return next((one for one in self.steps if one.state == "next"), None)


def published_rounds() -> QuerySet[Round]:
    return Round.objects.filter(published_at__isnull=False)


def round_cards(rounds: QuerySet[Round]) -> tuple[RoundCard, ...]:
    """Return rounds as cards, newest first. Four queries, however many rounds."""
    counted = Count("proposals", filter=~Q(proposals__state__in=GONE))
    rows = list(
        rounds.select_related("instrument")
        .annotate(proposal_count=counted)
        .prefetch_related("phases")
        .defer("frozen")
    )
    names = place_names(row.place_code for row in rows)
    return tuple(card_of(row, names, row.proposal_count) for row in rows)


def place_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of places as they show, the mark of fictitious ones included."""
    wanted = {code for code in codes if code}
    if not wanted:
        return {}
    return {one.code: one.shown_name for one in places.place_cards(wanted)}


def card_of(row: Round, names: dict[str, str], proposals: int) -> RoundCard:
    invites, address = _invitation(row)
    return RoundCard(
        pk=row.pk,
        slug=row.slug,
        url=reverse("budgets:round", args=[row.slug]),
        title=row.title,
        summary=row.summary,
        instrument=row.instrument.name,
        kind=row.instrument.kind,
        place_code=row.place_code,
        place_name=names.get(row.place_code, gettext("de hele stad")),
        budget_cents=row.budget_cents,
        earmark_cents=row.earmark_cents,
        proposals=proposals,
        phase=row.phase,
        steps=_steps(row),
        is_closed=row.is_closed,
        is_published=row.published_at is not None,
        fictitious=row.fictitious,
        invites=invites,
        invite_url=address,
    )


def _steps(row: Round) -> tuple[StepCard, ...]:
    phases = sorted(row.phases.all(), key=lambda one: one.position)
    at = next((n for n, one in enumerate(phases) if one.code == row.phase), 0)
    return tuple(
        StepCard(
            code=one.code,
            name=one.get_code_display(),
            first_on=one.first_on,
            last_on=one.last_on,
            text=one.text,
            state=_state(number, at, closed=row.is_closed),
        )
        for number, one in enumerate(phases)
    )


def _state(number: int, at: int, *, closed: bool) -> str:
    if number < at or closed:
        return "past"
    return "now" if number == at else "next"


def _invitation(row: Round) -> tuple[str, str]:
    """Return what somebody can do now, and where."""
    says = {
        PhaseCode.IDEA: (gettext("Dien je idee in"), "budgets:idea_new"),
        PhaseCode.PLAN: (gettext("Werk mee aan een plan"), "budgets:proposals"),
        PhaseCode.CHECK: (gettext("Bekijk welke plannen kunnen"), "budgets:proposals"),
        PhaseCode.VOTE: (gettext("Stem"), "budgets:vote"),
        PhaseCode.RESULT: (gettext("Bekijk de uitslag"), "budgets:result"),
        PhaseCode.EXECUTION: (gettext("Volg de uitvoering"), "budgets:progress"),
    }
    if row.is_closed:
        return gettext("Bekijk wat ervan kwam"), reverse("budgets:progress", args=[row.slug])
    if row.instrument.kind == Instrument.Kind.GRANT:
        # A grant is asked all year, whatever step the round is in.
        return gettext("Vraag steun"), reverse("budgets:idea_new", args=[row.slug])
    words, name = says[PhaseCode(row.phase)]
    return words, reverse(name, args=[row.slug])
