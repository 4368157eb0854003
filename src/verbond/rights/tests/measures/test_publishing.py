"""What publishing writes, in this room and in others; and that nothing published ever changes."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from verbond.agreement import facade as agreement
from verbond.agreement.testing import make_agreement
from verbond.indicators import facade as indicators
from verbond.journal.facade import SYSTEM, latest_entries
from verbond.rights.core.errors import CaseError
from verbond.rights.models import DetectionRun, Measure, RunTally
from verbond.rights.operations.measuring import ToPublish, publish_measures
from verbond.rights.operations.measuring_own import publish_own
from verbond.rights.operations.measuring_runs import followed_in, measure_of_runs
from verbond.rights.queries.measures.rows import RUNS
from verbond.rights.tests.measures.conftest import NOW, SERVES, load

pytestmark = pytest.mark.django_db
ON = dt.date(2024, 6, 30)
FIGURES: dict[str, Any] = {
    "hidden": False, "fewest": 10, "holds": 60, "certain": 40, "possible": 0,
    "take_up": {"low": 6000, "high": 6000}, "money": False, "old": False, "funnel": None,
}  # fmt: skip
ONE = ToPublish("vt", FIGURES, "run", "Een bron (fictief)", fictitious=True)


def publish(*some: ToPublish, quarter: str = "2024-K2", now: dt.datetime = NOW) -> tuple[int, int]:
    found = publish_measures(quarter=quarter, on=ON, measures=some, actor=SYSTEM, now=now)
    return found.new, found.same


def test_the_same_figures_again_change_nothing_and_write_nothing(indicator: None) -> None:
    assert publish(ONE) == (1, 0)
    before = latest_entries(1)[0].sequence
    assert publish(ONE) == (0, 1)
    assert latest_entries(1)[0].sequence == before


def test_other_figures_are_a_new_version_and_the_old_one_stays(indicator: None) -> None:
    publish(ONE)
    better = {**FIGURES, "take_up": {"low": 7000, "high": 7000}}
    assert publish(replace(ONE, figures=better), now=NOW + dt.timedelta(days=1)) == (1, 0)
    rows = list(Measure.objects.filter(right="vt").order_by("version"))
    assert [row.version for row in rows] == [1, 2]
    assert rows[0].figures["take_up"]["low"] == 6000
    assert rows[0].sha256 != rows[1].sha256


def test_a_quarter_that_is_none_publishes_nothing() -> None:
    with pytest.raises(CaseError):
        publish(ONE, quarter="2024")
    assert not Measure.objects.exists()


def test_what_is_published_stands_in_the_journal_without_a_figure_of_anybody(
    indicator: None,
) -> None:
    publish(ONE)
    entry = next(one for one in latest_entries(5) if one.verb == "publish_measures")
    assert entry.object_key == "2024-K2"
    assert "fictief" in entry.summary
    assert "6000" not in json.dumps(entry.details)


def test_figures_of_a_made_city_can_not_be_kept_as_real() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.create(
            right="vt", quarter="2024-K2", on=ON, figures={}, origin="made_city", source="x",
            fictitious=False, sha256="0" * 64, made_at=NOW,
        )  # fmt: skip


def test_take_up_becomes_a_reading_of_the_made_city_and_never_of_the_real_one(
    measured: int,
) -> None:
    from django.apps import apps

    readings = apps.get_model("indicators.Reading").objects.filter(indicator__code="take-up")
    assert readings.exists()
    assert set(readings.values_list("geography__code", flat=True)) == {"made-city"}
    assert all("fictief" in row.period and "Fictief" in row.note for row in readings)
    (card,) = indicators.indicator_cards(["take-up"])
    assert card.last is None


def test_a_hidden_take_up_is_a_suppressed_reading(indicator: None) -> None:
    from django.apps import apps

    publish(replace(ONE, figures={"hidden": True, "fewest": 10}, fictitious=False))
    (reading,) = apps.get_model("indicators.Reading").objects.filter(indicator__code="take-up")
    assert (reading.status, reading.value) == ("suppressed", None)
    assert reading.geography.code == "71016"


def test_without_the_indicator_figures_are_published_all_the_same() -> None:
    assert publish(ONE) == (1, 0)


def test_a_right_without_anybody_entitled_gives_no_reading(indicator: None) -> None:
    from django.apps import apps

    publish(replace(ONE, figures={**FIGURES, "take_up": None}))
    assert not apps.get_model("indicators.Reading").objects.filter(indicator__code="take-up")


def test_the_demo_is_loaded_once(measured: int) -> None:
    assert measured > 20
    assert load(SERVES) == 0


def test_a_promise_that_a_clerk_tied_shows_the_rules_and_who_misses_out(
    indicator: None, tmp_path: Path
) -> None:
    words = "Elke school krijgt een schoolstraat."
    promise = make_agreement()[words]
    from django.apps import apps

    units = apps.get_model("agreement.Commitment").objects
    unit = units.get(pk=promise)
    file = tmp_path / "serves.yaml"
    file.write_text(
        "agreement: fictief\nserves:\n"
        f'  - {{key: rights-check, line: {unit.first_line}, words: "Elke school"}}\n'
        f'  - {{key: take-up, line: {unit.first_line}, words: "Elke school"}}\n',
        encoding="utf-8",
    )
    from verbond.rights.queries.measures.panel import panel_of

    assert panel_of(unit) is None
    load(file)
    panel = panel_of(units.get(pk=promise))
    assert panel is not None
    assert panel.fictitious
    assert [line.count for line in panel.debt] == [24, 13]
    assert len(panel.bars) == 4
    shown = {card.shows for card in agreement.evidence_of(promise)}
    assert {"counted", "measured"} <= shown


def test_a_tie_to_another_line_than_the_file_says_is_refused(
    indicator: None, tmp_path: Path
) -> None:
    make_agreement()
    file = tmp_path / "serves.yaml"
    file.write_text(
        'agreement: fictief\nserves:\n  - {key: take-up, line: 1, words: "Iets anders"}\n',
        encoding="utf-8",
    )
    with pytest.raises(CaseError, match="line 1"):
        load(file)


def _run(**counts: int) -> DetectionRun:
    run = DetectionRun.objects.create(
        key="r1", title="Run (fictief)", why="x", rights=["vt"], decision_number="1",
        decision_body="x", legal_basis="x", dpia="x", contact_point="x", waves=2,
        wave_gap_days=120, state="purged", executed_on=dt.date(2024, 5, 1), executed_at=NOW,
        fictitious=True, made_at=NOW,
    )  # fmt: skip
    for wave, stages in ((1, counts), (2, {"detected": 100})):
        RunTally.objects.bulk_create(
            RunTally(run=run, right="vt", wave=wave, stage=stage.replace("__", ":"), count=count)
            for stage, count in stages.items()
        )
    return run


def test_a_run_is_published_as_a_funnel_with_the_effect_of_its_waves() -> None:
    _run(
        detected=100, contacted=90, answered=70, helped=60, applied=50, granted=40, refused=10,
        channel__letter=90, median_days__answered=14,
    )  # fmt: skip
    measure = measure_of_runs("2024-K2")
    assert measure is not None
    funnel = measure.figures["funnel"]
    assert funnel["steps"][0] == 200
    assert funnel["effect"]["difference"] == 4000
    assert funnel["days"] == {"answered": (14, 14)}
    assert funnel["channels"] == {"letter": 90}
    assert measure.fictitious


def test_a_run_of_another_quarter_is_not_counted() -> None:
    _run(detected=50)
    assert followed_in(dt.date(2024, 7, 1), dt.date(2024, 9, 30)) == ((), False)
    assert measure_of_runs("2024-K3") is None


def test_a_run_of_this_quarter_is_published_with_the_rules() -> None:
    run = _run(detected=50)
    run.executed_on = dt.date(2026, 11, 1)
    run.save()
    assert publish_own(dt.date(2026, 11, 23), actor=SYSTEM, now=NOW) == 2
    assert Measure.objects.filter(right=RUNS, quarter="2026-K4").exists()


def test_the_command_publishes_and_says_how_much(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("publish_rights_measures")
    assert "1 new figures" in capsys.readouterr().out
