"""A fictitious thing and ready answers, for tests of this room and of those above it."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from verbond.kit.testing import ROOT

if TYPE_CHECKING:
    from verbond.scorecards.cards import RunCard
    from verbond.scorecards.subjects import Subject

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SHIPPED = ROOT / "data/scorecards"
QUICKSCAN = "armoedetoets-quickscan"
TEXT = "Artikel 1. Een plaats op de markt (fictief) kost 12 euro per dag."

# Every question of the quick scan answered so that nothing follows.
HARMLESS = {
    "wie": "niemand",
    "prijs": "nee",
    "aanvragen": "niets",
    "papieren": "nee",
    "grens": "nee",
    "online": "nee",
    "taal": "ja",
    "vervoer": "nee",
    "schaamte": "nee",
    "wonen": "niets",
    "gehoord": "nee",
    "cijfers": "Geen bewoner is betrokken (fictief).",
    "verzachten": "geen-nadeel",
    "evaluatie": "Niet nodig: geen bewoner is betrokken.",
}


def load_shipped() -> None:
    """Bring the templates of the city in; their files are read once for all tests."""
    from verbond.journal.facade import SYSTEM
    from verbond.scorecards.operations import loading

    with mock.patch.object(loading, "_read", _reader()):
        loading.load_templates(SHIPPED, actor=SYSTEM, now=NOW)


@cache
def _reader() -> Callable[[Path], object]:
    from verbond.scorecards.operations.loading import _read

    return cache(_read)


def subject_of(text: str = TEXT, key: str = "markt-2026", **facts: object) -> "Subject":
    """Make a draft of the college about market stalls."""
    from verbond.scorecards.subjects import Subject

    return Subject(
        room="proef",
        key=key,
        version=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title="Tarief van de markt (fictief)",
        url=f"/decisions/desk/{key}/",
        facts={"body": "college", "subjects": ["tarief"], **facts},
    )


def signed_quickscan(subject: "Subject", answers: dict[str, str] | None = None) -> "RunCard":
    """Start, fill in and sign a quick scan without measures."""
    from verbond.journal.facade import SYSTEM
    from verbond.scorecards.operations.filling import save_answers, start_run
    from verbond.scorecards.operations.signing import sign_run

    card = start_run(subject=subject, code=QUICKSCAN, actor=SYSTEM, now=NOW)
    card = save_answers(
        run=card, answers=answers or HARMLESS, lock=card.lock, actor=SYSTEM, now=NOW
    )
    return sign_run(
        run=card,
        lock=card.lock,
        signer="Dienst economie (fictief)",
        measures=(),
        summary="",
        actor=SYSTEM,
        now=NOW,
    )
