"""How far the chosen projects are: steps, euros, photos, and what asks attention."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from verbond.budgets.core.proposing.steps import CHOSEN
from verbond.budgets.models import Award, Milestone, Picture, Proposal, Round, Spending

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step; `state` is done, late, moved or open."""

    pk: int
    title: str
    promised_on: date
    first_promised_on: date
    reached_on: date | None
    moved_because: str
    text: str
    lock: int
    state: str

    @property
    def was_moved(self) -> bool:
        return self.promised_on != self.first_promised_on


@dataclass(frozen=True, slots=True)
class PictureCard:
    """A photo with where its bytes are."""

    pk: int
    url: str
    alt: str
    credit: str
    width: int
    height: int
    step: str


@dataclass(frozen=True, slots=True)
class SpendingCard:
    """One booked amount, in cents; turned back ones stay to be seen."""

    pk: int
    cents: int
    on: date
    text: str
    reference: str
    reversed_because: str


@dataclass(frozen=True, slots=True)
class Work:
    """One chosen project while it is carried out; amounts in cents."""

    proposal: Proposal
    award: Award
    url: str
    place_name: str
    steps: tuple[StepCard, ...]
    pictures: tuple[PictureCard, ...]
    spendings: tuple[SpendingCard, ...]
    paid_cents: int

    @property
    def left_cents(self) -> int:
        return self.award.cents - self.paid_cents

    @property
    def width(self) -> float:
        """How far the money is, on the scale of the picture."""
        whole = self.award.cents
        return round(min(WIDTH, WIDTH * self.paid_cents / whole), 1) if whole else 0.0

    @property
    def is_done(self) -> bool:
        return self.award.closed_on is not None

    @property
    def is_late(self) -> bool:
        return not self.is_done and any(step.state == "late" for step in self.steps)

    @property
    def was_raised(self) -> bool:
        return self.award.cents > self.award.first_cents

    @property
    def was_changed(self) -> bool:
        return self.award.cents != self.award.first_cents

    @property
    def next_step(self) -> StepCard | None:
        return next((step for step in self.steps if step.reached_on is None), None)


@dataclass(frozen=True, slots=True)
class RoundWork:
    """All chosen projects of a round."""

    projects: tuple[Work, ...]

    @property
    def paid_cents(self) -> int:
        return sum(one.paid_cents for one in self.projects)

    @property
    def award_cents(self) -> int:
        return sum(one.award.cents for one in self.projects)

    @property
    def done(self) -> int:
        return sum(one.is_done for one in self.projects)

    @property
    def begun(self) -> int:
        return sum(1 for one in self.projects if one.award.started_on and not one.is_done)

    @property
    def late(self) -> int:
        return sum(one.is_late for one in self.projects)


def round_work(row: Round, today: date) -> RoundWork:
    """Return the work on every chosen project of a round, in five queries."""
    awards = Award.objects.filter(proposal__round=row).order_by("proposal__number")
    # A project gets one of these states when its result is published, or its grant is given.
    chosen = awards.filter(proposal__state__in=CHOSEN).select_related("proposal")
    return RoundWork(_works(list(chosen), {row.pk: row}, today))


def work_of(proposal: Proposal, today: date) -> Work | None:
    """Return the work on one project; None while no money is set apart for it."""
    award = getattr(proposal, "award", None)
    if award is None or proposal.state not in CHOSEN:
        return None
    return _works([award], {proposal.round_id: proposal.round}, today)[0]


def _works(rows: list[Award], rounds: Mapping[int, Round], today: date) -> tuple[Work, ...]:
    if not rows:
        return ()
    ids = [row.proposal_id for row in rows]
    steps = _grouped(Milestone.objects.filter(proposal__in=ids).order_by("proposal", "position"))
    photos = _grouped(
        Picture.objects.filter(proposal__in=ids).select_related("milestone").order_by("-made_at")
    )
    paid = _grouped(Spending.objects.filter(proposal__in=ids).order_by("-on", "-pk"))
    names = _place_names(rows, rounds)
    return tuple(
        _work(
            row,
            rounds[row.proposal.round_id],
            names.get(row.proposal.place_code, ""),
            tuple(_step(one, today) for one in steps.get(row.proposal_id, ())),
            photos.get(row.proposal_id, []),
            paid.get(row.proposal_id, []),
        )
        for row in rows
    )


def _work(
    row: Award,
    of_round: Round,
    place_name: str,
    steps: tuple[StepCard, ...],
    photos: list[Picture],
    paid: list[Spending],
) -> Work:
    row.proposal.round = of_round
    return Work(
        proposal=row.proposal,
        award=row,
        url=reverse("budgets:proposal", args=[of_round.slug, row.proposal.key]),
        place_name=place_name,
        steps=steps,
        pictures=tuple(picture_card(one) for one in photos),
        spendings=tuple(
            SpendingCard(one.pk, one.cents, one.on, one.text, one.reference, one.reversed_because)
            for one in paid
        ),
        paid_cents=sum(one.cents for one in paid if not one.reversed_because),
    )


def picture_card(row: Picture) -> PictureCard:
    """Return a photo as a page shows it; its address changes with its content."""
    return PictureCard(
        pk=row.pk,
        url=reverse("budgets:picture", args=[row.pk, f"{row.sha256[:16]}.jpg"]),
        alt=row.alt,
        credit=row.credit,
        width=row.width,
        height=row.height,
        step=row.milestone.title if row.milestone else "",
    )


def _step(row: Milestone, today: date) -> StepCard:
    return StepCard(
        pk=row.pk,
        title=row.title,
        promised_on=row.promised_on,
        first_promised_on=row.first_promised_on,
        reached_on=row.reached_on,
        moved_because=row.moved_because,
        text=row.text,
        lock=row.lock,
        state=_state(row, today),
    )


def _state(row: Milestone, today: date) -> str:
    if row.reached_on is not None:
        return "done"
    return "late" if row.promised_on < today else "open"


def _grouped[R: (Milestone, Picture, Spending)](rows: Iterable[R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = {}
    for row in rows:
        found.setdefault(row.proposal_id, []).append(row)
    return found


def _place_names(rows: list[Award], rounds: Mapping[int, Round]) -> dict[str, str]:
    """Return the names that were frozen: no question to the places."""
    found: dict[str, str] = {}
    for of_round in rounds.values():
        for one in of_round.frozen.get("projects", ()):
            found[one["place"]] = one["place_name"]
    return {row.proposal.place_code: found.get(row.proposal.place_code, "") for row in rows}


def newest_round_to_follow() -> str:
    """Return the address of the round whose result came last and that is not closed; or nothing."""
    rows = Round.objects.filter(result__published_at__isnull=False, is_closed=False)
    return rows.order_by("-result__published_at").values_list("slug", flat=True).first() or ""
