"""How far one commitment is: its status with the reason, its evidence, its steps, its history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from verbond.agreement.models import (
    Annotation,
    Commitment,
    Evidence,
    Milestone,
    Owner,
    Standing,
    StandingChange,
)
from verbond.agreement.models.evidence import EvidenceKind, Shows, State
from verbond.agreement.queries.needs import needs_of
from verbond.agreement.queries.standing_words import Reason, explain
from verbond.agreement.queries.states import UNKNOWN, VALUE, state_in

MONTH_DAYS = 30.44
MOST_TURNS = 20
DAYS_IN_WORDS, MONTHS_IN_WORDS = 60, 24
_SAFE = ("/", "https://", "http://")


def safe_address(url: str) -> str:
    """Return an address that a browser only opens, or nothing.

    >>> safe_address("https://example.test/a"), safe_address("/plan/"), safe_address("//x")
    ('https://example.test/a', '/plan/', '')
    """
    return url if url.startswith(_SAFE) and not url.startswith("//") else ""


@dataclass(frozen=True, slots=True)
class Tied:
    """One piece of evidence of a commitment, and what it shows of that commitment."""

    evidence: Evidence
    tie: Annotation

    @property
    def shows(self) -> str:
        return str(Shows(self.tie.shows or self.evidence.shows).label)

    @property
    def is_proposed(self) -> bool:
        return self.tie.state == Annotation.State.PROPOSED

    @property
    def is_statement(self) -> bool:
        return self.evidence.kind == EvidenceKind.STATEMENT

    @property
    def href(self) -> str:
        """The address to open; a statement stands on this very page."""
        return "" if self.is_statement else safe_address(self.evidence.url)


@dataclass(frozen=True, slots=True)
class Overruled:
    """Who said another status than the rules, why, and since when."""

    said_by: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class HowFar:
    """The answer to "how far is it?", with its reason and its age."""

    state: str
    because: str
    since: date | None
    newest_on: date | None
    is_stale: bool
    age: str
    overruling: Overruled | None
    derived: str
    derived_because: str

    @property
    def is_value(self) -> bool:
        return self.state == VALUE

    @property
    def is_unknown(self) -> bool:
        return self.state == UNKNOWN

    @property
    def name(self) -> str:
        return str(State(self.state).label)

    @property
    def derived_name(self) -> str:
        return str(State(self.derived).label)


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone on the line: `state` is done, late or open."""

    row: Milestone
    state: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One change of status, in words."""

    at: date
    before: str
    after: str
    after_state: str
    because: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All that a page shows of how far a commitment is."""

    how_far: HowFar
    evidence: tuple[Tied, ...]
    steps: tuple[Step, ...]
    turns: tuple[Turn, ...]
    owner: Owner | None
    needs: tuple[str, ...]

    @property
    def confirmed(self) -> tuple[Tied, ...]:
        return tuple(one for one in self.evidence if not one.is_proposed)

    @property
    def proposed(self) -> tuple[Tied, ...]:
        return tuple(one for one in self.evidence if one.is_proposed)


def follow_up(commitment: Commitment, notes: Iterable[Annotation], today: date) -> FollowUp:
    """Gather how far a commitment is; `notes` are its annotations with their evidence loaded."""
    tied = sorted(
        (
            Tied(note.evidence, note)
            for note in notes
            if note.evidence is not None and note.evidence.withdrawn_at is None
        ),
        key=lambda one: (one.evidence.on, one.evidence.pk),
        reverse=True,
    )
    return FollowUp(
        how_far=_how_far(commitment, today),
        evidence=tuple(tied),
        steps=_steps(commitment, today),
        turns=_turns(commitment),
        owner=getattr(commitment, "owner", None),
        needs=needs_of(commitment.kind),
    )


def _steps(commitment: Commitment, today: date) -> tuple[Step, ...]:
    if not getattr(commitment, "has_milestones", True):
        return ()
    rows = commitment.milestones.select_related("proof")
    return tuple(Step(row, _step_state(row, today)) for row in rows)


def _turns(commitment: Commitment) -> tuple[Turn, ...]:
    if not getattr(commitment, "has_changes", True):
        return ()
    return tuple(_turn(row) for row in commitment.standing_changes.all()[:MOST_TURNS])


def _how_far(commitment: Commitment, today: date) -> HowFar:
    row: Standing | None = getattr(commitment, "standing", None)
    if row is None:
        state = state_in({}, commitment.pk, commitment.kind)
        return HowFar(state, "", None, None, False, "", None, state, "")
    reasons, overruling = row.reasons, None
    if row.because == "overruled":
        said, *reasons = row.reasons
        on = date.fromisoformat(said["on"])
        overruling = Overruled(said["by"], said["reason"], on)
    return HowFar(
        state=row.state,
        because=overruling.reason if overruling else why(row.state, reasons, row.since),
        since=row.since,
        newest_on=row.newest_on,
        is_stale=bool(row.stale_on and row.stale_on <= today),
        age=age_words(row.newest_on, today) if row.newest_on else "",
        overruling=overruling,
        derived=row.derived,
        derived_because=why(row.derived, reasons),
    )


def why(state: str, reasons: Sequence[Reason], since: date | None = None) -> str:
    """Say why a promise has its status, without naming the status again: "want …"."""
    sentence = explain(state, reasons, since=since)
    return sentence.removeprefix(str(State(state).label)).lstrip(", ")


def age_words(since: date, today: date) -> str:
    """Say how old something is: in days, then months, then years."""
    days = (today - since).days
    if days < 1:
        return gettext("van vandaag")
    if days < DAYS_IN_WORDS:
        return ngettext("%(n)s dag oud", "%(n)s dagen oud", days) % {"n": days}
    months = int(days / MONTH_DAYS)
    if months < MONTHS_IN_WORDS:
        return ngettext("%(n)s maand oud", "%(n)s maanden oud", months) % {"n": months}
    return ngettext("%(n)s jaar oud", "%(n)s jaar oud", months // 12) % {"n": months // 12}


def _step_state(row: Milestone, today: date) -> str:
    if row.proof is not None and row.proof.withdrawn_at is None:
        return "done"
    return "late" if row.due_on and row.due_on < today else "open"


def _turn(row: StandingChange) -> Turn:
    return Turn(
        at=row.at.date(),
        before=str(State(row.before).label) if row.before else "",
        after=str(State(row.after).label),
        after_state=row.after,
        because=why(row.after, row.reasons),
    )
