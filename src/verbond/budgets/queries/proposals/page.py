"""All that the page of a proposal shows, in few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language, gettext, pgettext

from verbond.budgets.core.proposing.costs import CostStep, Estimate, cost_history
from verbond.budgets.core.proposing.plan import Need, Plan, needs
from verbond.budgets.core.proposing.steps import Setting, line_of
from verbond.budgets.models import (
    Appeal,
    Assessment,
    Comment,
    Participant,
    Proposal,
    ProposalServes,
    ProposalVersion,
)
from verbond.budgets.queries.proposals.granting import grant_conditions
from verbond.budgets.queries.proposals.rules import is_grant, limits, setting_of, terms
from verbond.budgets.queries.proposals.slots import Slot, slots_of
from verbond.budgets.queries.proposals.versions import version_now
from verbond.budgets.queries.proposals.where import PinMap, pin_map, wijken

MOST_COMMENTS = 200
_WRITES = (Proposal.State.IDEA, Proposal.State.PLAN)


@dataclass(frozen=True, slots=True)
class StopCard:
    """A stop on the line of a proposal, in words; `state` is done, now, open or ended."""

    name: str
    state: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question of feasibility with its answer."""

    label: str
    question: str
    row: Assessment


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a proposal. What is hidden is told by `row.state`, never left to a template."""

    row: Proposal
    setting: Setting
    title: str
    summary: str
    language: str
    stops: tuple[StopCard, ...]
    place_name: str
    map: PinMap | None
    spot: tuple[float, float] | None
    costs: tuple[CostStep, ...]
    version: ProposalVersion
    versions: int
    people: tuple[Participant, ...]
    needs: tuple[Need, ...]
    judged: tuple[Judged, ...]
    appeals: tuple[Appeal, ...]
    comments: tuple[Comment, ...]
    serves: tuple[ProposalServes, ...]
    merged: tuple[Proposal, ...]
    slots: tuple[Slot, ...]
    is_grant: bool

    @property
    def shown_people(self) -> tuple[Participant, ...]:
        """Those who said yes; only who wants to be named has a name."""
        return tuple(one for one in self.people if one.accepted_at)

    @property
    def missing(self) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if not need.is_met)

    def part_of(self, person_id: int | None) -> Participant | None:
        """Return how a person takes part, also when only invited."""
        found = (one for one in self.people if one.person_id == person_id)
        return next(found, None) if person_id else None


def proposal_page(row: Proposal, today: date) -> Page:
    """Gather the page. At most nine queries beside those of the slots."""
    versions = list(row.versions.order_by("number")) or [version_now(row)]
    setting = setting_of(row.round)
    title, summary, language = in_language(row)
    names = {one.code: one.name for one in wijken("", today)}
    drawn = pin_map(row.round.place_code, row.place_code, today)
    return Page(
        row=row,
        setting=setting,
        title=title,
        summary=summary,
        language=language,
        stops=_stops(row),
        place_name=names.get(row.place_code, ""),
        map=drawn,
        spot=drawn.spot(row.longitude, row.latitude) if drawn else None,
        costs=cost_history(_estimates(versions)),
        version=versions[-1],
        versions=len(versions),
        people=tuple(Participant.objects.filter(proposal=row).order_by("pk")),
        needs=_needs(row, today) if row.state in _WRITES else (),
        judged=_judged(row),
        appeals=_appeals(row),
        comments=tuple(
            Comment.objects.filter(proposal=row).order_by("made_at", "pk")[:MOST_COMMENTS]
        ),
        serves=tuple(
            ProposalServes.objects.filter(proposal=row)
            .exclude(state=ProposalServes.State.REJECTED)
            .select_related("commitment__agreement")
        ),
        merged=_merged(row),
        slots=slots_of(row),
        is_grant=is_grant(row.round),
    )


def in_language(row: Proposal) -> tuple[str, str, str]:
    """Return title and summary in the language of the reader when it is there, with its code."""
    wanted = (get_language() or "")[:2]
    said = row.translations.get(wanted)
    if said and wanted != row.language:
        return said["title"], said["summary"], wanted
    return row.title, row.summary, row.language


def _needs(row: Proposal, today: date) -> tuple[Need, ...]:
    plan = Plan(row.body, row.cost_cents, bool(row.place_code), row.theme, row.upkeep)
    found = needs(plan, limits(row.round, today))
    if is_grant(row.round):
        return tuple(need for need in found if need.part != "upkeep") + grant_conditions(row, today)
    return found


def _estimates(versions: Sequence[ProposalVersion]) -> list[Estimate]:
    return [
        Estimate(one.number, one.cost_cents, one.made_at, one.made_as, one.reason)
        for one in versions
    ]


def _judged(row: Proposal) -> tuple[Judged, ...]:
    if row.state in _WRITES:
        return ()
    order = [one.code for one in terms().criteria]
    rows = sorted(
        Assessment.objects.filter(proposal=row),
        key=lambda one: order.index(one.criterion) if one.criterion in order else len(order),
    )
    named = [(terms().criterion(one.criterion), one) for one in rows]
    return tuple(Judged(criterion.label, criterion.question, one) for criterion, one in named)


def _merged(row: Proposal) -> tuple[Proposal, ...]:
    if not getattr(row, "has_merged", True):
        return ()
    return tuple(row.merged_from.order_by("number").only("key", "title", "round_id"))


def _appeals(row: Proposal) -> tuple[Appeal, ...]:
    # `proposal_named` knows it already; a row that came another way does not.
    if row.state in _WRITES or not getattr(row, "has_appeals", True):
        return ()
    return tuple(Appeal.objects.filter(proposal=row, comment=None).order_by("filed_at"))


def _stops(row: Proposal) -> tuple[StopCard, ...]:
    names = {
        "idea": gettext("Idee"),
        "plan": pgettext("stap", "Plan"),
        "submitted": gettext("Ingediend"),
        "feasible": gettext("Kan het?"),
        "on_ballot": gettext("Op het stembiljet"),
        "won": gettext("Gekozen"),
        "running": gettext("In uitvoering"),
        "done": gettext("Klaar"),
    }
    grant = is_grant(row.round)
    if grant:
        names |= {"plan": gettext("Aanvraag"), "won": gettext("Steun gekregen")}
    return tuple(
        StopCard(
            names[one.code],
            one.state,
            _says(row, names[one.code]) if one.state in {"now", "ended"} else "",
        )
        for one in line_of(row.state, row.state_before, is_grant=grant)
    )


def _says(row: Proposal, name: str) -> str:
    words = str(row.get_state_display())
    if is_grant(row.round) and row.state in _WRITES:
        return ""
    return "" if words.casefold() == name.casefold() else words


def since(row: Proposal) -> datetime:
    """Return since when a proposal is in its state."""
    return row.state_at or row.made_at
