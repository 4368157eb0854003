"""Fictitious envelopes, rounds, proposals and open votes."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

if TYPE_CHECKING:
    from verbond.budgets.models import Envelope, Proposal, Round
    from verbond.budgets.operations.rounds.making import Step

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
MODEL = "stadsdeel-gelijke-delen"


@cache
def _read_once(path: Path) -> object:
    import yaml

    return yaml.safe_load(path.read_text(encoding="utf-8"))


def load_shipped_models() -> None:
    """Load the models and instruments that ship with Verbond."""
    from verbond.budgets.operations.lab import loading
    from verbond.environment import ROOT
    from verbond.journal.facade import SYSTEM

    # Nearly every test begins here, and reading YAML was a quarter of its time.
    with mock.patch.object(loading, "_yaml", _read_once):
        loading.load_models(folder=ROOT / "data/budgets", actor=SYSTEM, now=NOW)


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


def model_without_list() -> str:
    """Publish the shipped model once more, for a city that has no list of electors."""
    from verbond.budgets.models import Recipe

    slug = "zonder-lijst"
    if not Recipe.objects.filter(slug=slug).exists():
        held = Recipe.objects.get(slug=MODEL)
        proofs = {"proofs": ["account", "code", "paper"]}
        document = held.document | {
            "code": slug,
            "electorate": held.document["electorate"] | proofs,
        }
        held.pk, held.slug, held.document, held.sha256 = None, slug, document, "0" * 64
        held.save()
    return slug


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
        instrument=held.instrument,
        recipe=Recipe.objects.get(slug=model),
        envelope=held,
        **{
            "title": f"{slug.title()} (fictief)",
            "budget_cents": 10_000_000,
            "languages": ["nl"],
            "fictitious": True,
        }
        | facts,
    )
    at = EVERY.index(phase)
    begin = first_on - timedelta(days=10 * at)
    making.make_round(row=row, steps=steps_from(begin, *EVERY), actor=SYSTEM, now=NOW)
    if published:
        row = making.publish_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    Round.objects.filter(pk=row.pk).update(phase=phase)
    row.refresh_from_db()
    return row


def make_public(row: "Round") -> "Round":
    """Publish a round that only staff saw."""
    from verbond.budgets.operations.rounds.making import publish_round
    from verbond.journal.facade import SYSTEM

    return publish_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)


def is_open_on_its_first_day(slug: str) -> bool:
    """Say whether a ballot for a round would be taken on the first day of its vote."""
    from verbond.budgets.queries.voting.booths import booth_of

    booth = booth_of(slug)
    assert booth is not None
    return booth.is_open(booth.first_on)


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


def elector_number(which: int) -> str:
    """Return a number with the form of a register number, that nobody has."""
    first = f"{which:09}"
    return f"{first}{97 - int(first) % 97:02}"


BORN_ON = date(1980, 5, 17)


def make_vote(
    row: "Round | None" = None, *, projects: int = 4, electors: int = 0, at: datetime = NOW
) -> "Round":
    """Freeze a round with fictitious projects (and electors 1, 2, …) and open its vote."""
    from verbond.budgets.core.balloting import elector_key
    from verbond.budgets.models import Elector
    from verbond.budgets.operations.voting.freezing import freeze_round
    from verbond.budgets.operations.voting.opening import open_vote
    from verbond.journal.facade import SYSTEM

    if row is None:
        make_envelope()
        model = MODEL if electors else model_without_list()
        row = make_round(phase="check", first_on=TODAY - timedelta(days=10), model=model)
    for number in range(1, projects + 1):
        make_proposal(row, number, state="feasible", cost_cents=number * 1_000_000)
    Elector.objects.bulk_create(
        Elector(round=row, key_hash=elector_key(row.salt, elector_number(n), BORN_ON))
        for n in range(1, electors + 1)
    )
    held = freeze_round(row=row, lock=row.lock, seed="zaad", actor=SYSTEM, now=at)
    return open_vote(row=held, lock=held.lock, actor=SYSTEM, now=at)
