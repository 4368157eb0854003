"""Fictitious envelopes, rounds and proposals, for tests of this room and those above."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verbond.budgets.models import Envelope, Proposal, Round
    from verbond.budgets.operations.rounds.making import Step

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
MODEL = "stadsdeel-gelijke-delen"


def load_shipped_models() -> None:
    """Load the models and instruments that ship with Verbond."""
    from verbond.budgets.operations.lab.loading import load_models
    from verbond.environment import ROOT
    from verbond.journal.facade import SYSTEM

    load_models(folder=ROOT / "data/budgets", actor=SYSTEM, now=NOW)


def make_envelope(slug: str = "stadsdeel-1", *, cents: int = 100_000_000) -> "Envelope":
    """Open a fictitious envelope with its money in the books."""
    from verbond.budgets.models import Envelope, Instrument
    from verbond.budgets.operations.rounds.making import open_envelope
    from verbond.journal.facade import SYSTEM

    if not Instrument.objects.exists():
        load_shipped_models()
    return open_envelope(
        envelope=Envelope(
            slug=slug,
            name=f"{slug.title()} (fictief)",
            instrument=Instrument.objects.get(kind="district"),
            amount_cents=cents,
            first_on=date(2025, 1, 1),
            last_on=date(2030, 12, 31),
            source="Bedacht voor een test",
            fictitious=True,
        ),
        actor=SYSTEM,
        now=NOW,
    )


def steps_from(first: date, *codes: str, days: int = 10) -> "list[Step]":
    """Lay phases one after the other, each of so many days."""
    from verbond.budgets.operations.rounds.making import Step

    return [
        Step(code, first + timedelta(days=days * n), first + timedelta(days=days * (n + 1) - 1))
        for n, code in enumerate(codes)
    ]


EVERY = ("idea", "plan", "check", "vote", "result", "execution")


def make_round(
    slug: str = "ronde-1",
    *,
    phase: str = "idea",
    model: str = MODEL,
    envelope: "Envelope | None" = None,
    published: bool = True,
    first_on: date = TODAY,
    **facts: Any,
) -> "Round":
    """Make a fictitious round of 100,000 euro that stands in a phase, without its history."""
    from verbond.budgets.models import Recipe, Round
    from verbond.budgets.operations.rounds import making
    from verbond.journal.facade import SYSTEM

    held = envelope or make_envelope()
    row = Round(
        slug=slug,
        title=f"{slug.title()} (fictief)",
        instrument=held.instrument,
        recipe=Recipe.objects.get(slug=model),
        envelope=held,
        **{"budget_cents": 10_000_000, "languages": ["nl"], "fictitious": True} | facts,
    )
    at = EVERY.index(phase)
    begin = first_on - timedelta(days=10 * at)
    making.make_round(row=row, steps=steps_from(begin, *EVERY), actor=SYSTEM, now=NOW)
    if published:
        row = making.publish_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    Round.objects.filter(pk=row.pk).update(phase=phase)
    row.refresh_from_db()
    return row


def make_proposal(row: "Round", number: int = 1, **facts: Any) -> "Proposal":
    """Make a fictitious proposal of 10,000 euro, without its history."""
    from verbond.budgets.models import Proposal

    title = facts.pop("title", f"Voorstel {number} (fictief)")
    wanted = {
        "key": f"voorstel-{number}",
        "summary": "Een bank en een boom voor de buurt.",
        "cost_cents": 1_000_000,
        "made_at": NOW,
        "fictitious": True,
    }
    return Proposal.objects.create(round=row, number=number, title=title, **wanted | facts)
