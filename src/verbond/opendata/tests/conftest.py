"""A small town with one of everything that is published, all of it fictitious."""

import hashlib
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from verbond.agreement import facade as agreement
from verbond.environment import ROOT
from verbond.indicators import facade as indicators
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import forget_caches
from verbond.opendata.tests.city import adopt_plan, ask_and_report, decide, show_evidence
from verbond.opendata.tests.money import decide_on_money
from verbond.opendata.tests.social import look_for_rights
from verbond.places import facade as places

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
SLUG = "dorp-2025-2030"
TEXT = """1. Mobiele stad

Ons dorp (fictief) fietst graag.

1.1 Fietsen

• We tellen elk jaar de fietsers op de markt.
• We onderzoeken een fietsstraat in de Dorpsstraat, =2+2 en "meer".

2. Groene stad

2.1 Bomen

• We planten 100 bomen tegen 2028.
• Elke school krijgt een boomgaard.
"""


def model(label: str) -> Any:
    return apps.get_model(label)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    forget_caches()
    yield
    forget_caches()


@pytest.fixture
def town(db: None, tmp_path: Path) -> str:
    """Return the address of an agreement with notes, systems, questions, targets and readings."""
    _write_folder(tmp_path)
    agreement.load_shipped(folder=tmp_path, actor=SYSTEM, now=NOW)
    unit = first_promise()
    _note(unit, "sdg", "11", "confirmed", decided_by="secret-key")
    _note(unit, "sdg", "3", "rejected")
    _note(unit, "target", "T01", "confirmed")
    _ask(unit)
    _measure()
    _prove(unit)
    return SLUG


def _prove(unit: Any) -> None:
    by: dict[str, Any] = {"actor": SYSTEM, "now": NOW}
    step = agreement.plan_milestone(commitment=unit, title="Eerste telling", due_on=None, **by)
    agreement.prove_milestone(
        milestone=step, title="Lijst (fictief)", source="Dorp", url="", on=date(2026, 5, 1), **by
    )
    agreement.overrule(
        commitment=unit, state="changed", reason="We tellen anders.", said_by="An (fictief)", **by
    )
    agreement.set_owner(commitment=unit, department="Dienst Verkeer", person_id=None, **by)


@pytest.fixture
def city(town: str) -> str:
    """Return the same town after it gave evidence, planned, decided, reported and searched."""
    rows = model("agreement.Commitment").objects.filter(agreement__slug=SLUG, is_promise=True)
    unit, other = rows.order_by("position")[:2]
    show_evidence(unit, other, NOW)
    adopt_plan(SLUG, NOW)
    decide(unit, NOW)
    ask_and_report(SLUG, NOW)
    look_for_rights(NOW)
    return town


@pytest.fixture
def rich_city(city: str) -> str:
    """Return the same city with books, rounds and results; slower, so for who needs them."""
    decide_on_money(first_promise())
    return city


def first_promise() -> Any:
    rows = model("agreement.Commitment").objects.filter(agreement__slug=SLUG, is_promise=True)
    return rows.order_by("position").first()


def _note(unit: Any, what: str, value: str, state: str, **more: Any) -> None:
    # A rule may have proposed it already; a person decides it here.
    model("agreement.Annotation").objects.update_or_create(
        commitment=unit,
        what=what,
        value=value,
        defaults={
            "made_at": NOW, "words": ["fietsers"], "certainty": 70, "state": state,
            "decided_at": NOW, **more,
        },
    )  # fmt: skip


def _write_folder(folder: Path) -> None:
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    (folder / "dorp.txt").write_text(TEXT, encoding="utf-8")
    (folder / "agreement.yaml").write_text(
        f"slug: {SLUG}\ntitle: Akkoord van het dorp\ncity: Dorp\nterm_from: 2025-01-01\n"
        "term_to: 2030-12-31\nfictitious: true\ndocument: dorp.txt\nreviewed: reviewed.yaml\n"
    )
    (folder / "reviewed.yaml").write_text(f"sha256: {sha256}\nannotations: []\n")
    (folder / "systems.yaml").write_text(
        "systems:\n"
        "- {code: A1, name: Fietsen tellen, name_en: Counting, rooms: counts, works: 'no'}\n"
    )
    (folder / "systems.csv").write_text(
        "module,room,group,line,raw_line,unit_line,kind,quote\n"
        "A1,counts,phrase,4,7,5,deliver,We tellen elk jaar\n"
    )


def _ask(unit: Any) -> None:
    Question = model("agreement.Question")  # noqa: N806
    asked = {"commitment": unit, "email": "vraagster@example.test", "shown_name": "Rita Bewoner"}
    Question.objects.create(text="Wanneer telt u?", asked_at=NOW, state="open", **asked)
    Question.objects.create(
        text="Waar telt u?", asked_at=NOW + timedelta(hours=1), state="answered",
        answer="Op de markt.", answered_by="Mobiliteit", answered_at=NOW + timedelta(hours=2),
        **asked,
    )  # fmt: skip
    Question.objects.create(
        text="Mijn gsm is 0470", asked_at=NOW + timedelta(hours=3), state="waiting", **asked
    )
    model("agreement.Follow").objects.create(
        commitment=unit, email="volger@example.test", token_hash="f" * 64, asked_at=NOW
    )


def _measure() -> None:
    source = model("indicators.Source").objects.create(
        code="own", name="Telling", publisher="Dorp", licence="CC0", grade="recounted"
    )
    domain = model("indicators.Domain").objects.create(code="mobiel", name="Mobiel", number=1)
    area = model("indicators.Geography").objects.create(
        code="99999", name="Dorp", level="municipality"
    )
    indicator = model("indicators.Indicator").objects.create(
        code="cyclists", name="Fietsers", definition="Fietsers op de markt", unit="fietsers",
        domain=domain, source=source, who_would_know="Dorp", decimals=0,
    )  # fmt: skip
    for year, value in ((2025, Decimal("120.5")), (2026, None)):
        model("indicators.Reading").objects.create(
            indicator=indicator, geography=area, period=str(year), period_from=date(year, 1, 1),
            period_to=date(year, 12, 31), value=value, status="final" if value else "missing",
            vintage=date(2026, 11, 1), source=source, stored_at=NOW,
        )  # fmt: skip
    target = model("indicators.Target").objects.create(
        code="T01", measure="Fietsers", quote="veilig voor fietsers", unit="fietsers",
        direction="meer", deadline="2030", deadline_on=date(2030, 12, 31), base="2025",
        status="own-register", goal_kind="at-least", goal_value=Decimal(200), domain=domain,
        raw_lines=[6],
    )  # fmt: skip
    model("indicators.TargetIndicator").objects.create(target=target, indicator=indicator)
    model("indicators.Milestone").objects.create(
        target=target, code="first", title="Eerste telling", due="2026"
    )


@pytest.fixture
def genk(db: None) -> str:
    """Return the address of the real agreement, with its places, targets and readings."""
    folder = ROOT / "data/genk"
    places.load_places(folder / "places", actor=SYSTEM, now=NOW)
    indicators.load_indicators(folder, actor=SYSTEM, now=NOW)
    return agreement.load_shipped(folder=folder / "agreement", actor=SYSTEM, now=NOW).slug


def parsed(content: bytes | str, form: str) -> Any:
    """Parse linked data; rdflib's own JSON-LD parser still uses a class that rdflib gave up."""
    from rdflib import Graph

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph", DeprecationWarning)
        return Graph().parse(data=content, format=form)
