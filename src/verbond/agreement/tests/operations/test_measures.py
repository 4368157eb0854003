"""Promises with a confirmed target follow its measure, without anybody typing it in."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps

from verbond.agreement.facade import (
    evidence_of,
    refresh_measures,
    refresh_standings,
    standing_of,
)
from verbond.agreement.models import Annotation, Commitment, Evidence
from verbond.agreement.operations.annotating import annotate, decide
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM, Actor, head_sequence

CLERK = Actor("k" * 32, "clerk")
LAST_YEAR = NOW.date().replace(year=2025, month=12, day=31)


def model(name: str) -> Any:
    return apps.get_model(f"indicators.{name}")


@pytest.fixture
def target(db: None) -> Any:
    """A target of at most 400 victims, measured by one made-up series without readings."""
    source = model("Source").objects.create(
        code="own", name="Telling (fictief)", publisher="Dorp", licence="CC0", grade="recounted"
    )
    domain = model("Domain").objects.create(code="mobiel", name="Mobiel", number=1)
    model("Geography").objects.create(code="99999", name="Dorp", level="municipality")
    indicator = model("Indicator").objects.create(
        code="victims", name="Slachtoffers", definition="(fictief)", unit="mensen", domain=domain,
        source=source, who_would_know="Dorp", decimals=0, direction="down",
    )  # fmt: skip
    row = model("Target").objects.create(
        code="T03", measure="Slachtoffers (fictief)", quote="moet dalen", unit="mensen",
        direction="dalen", deadline="2030", deadline_on=LAST_YEAR.replace(year=2030), base="2025",
        status="own-register", goal_kind="at-most", goal_value=Decimal(400), domain=domain,
        raw_lines=[6],
    )  # fmt: skip
    model("TargetIndicator").objects.create(target=row, indicator=indicator)
    return row


def measure(value: int | None, indicator: str = "victims") -> None:
    model("Reading").objects.update_or_create(
        indicator=model("Indicator").objects.get(code=indicator), period="2025",
        geography=model("Geography").objects.get(),
        defaults={
            "period_from": LAST_YEAR.replace(month=1, day=1), "period_to": LAST_YEAR,
            "value": value, "status": "missing" if value is None else "final",
            "vintage": LAST_YEAR, "source": model("Source").objects.get(), "stored_at": NOW,
        },
    )  # fmt: skip


def aim(commitment: Commitment) -> Annotation:
    Commitment.objects.filter(pk=commitment.pk).update(kind="target")
    return annotate(
        commitment=commitment, what="target", value="T03", note="", actor=CLERK, now=NOW
    )


def state(commitment: Commitment) -> str:
    card = standing_of(commitment.pk)
    return card.state if card else ""


def test_a_target_that_its_series_reaches_is_realised_and_says_until_when_it_can_change(
    commitment: Commitment, target: Any
) -> None:
    aim(commitment)
    assert refresh_measures(now=NOW) == 0  # nothing is measured yet
    assert state(commitment) == "unknown"
    measure(399)
    assert refresh_measures(now=NOW) == 1
    card = standing_of(commitment.pk)
    assert card is not None
    assert card.explanation == (
        "gerealiseerd, want de laatste meting haalt het doel (Slachtoffers (fictief), "
        "31 december 2025). De einddatum is pas 31 december 2030, dus dit kan nog veranderen"
    )
    (piece,) = evidence_of(commitment.pk)
    assert (piece.number, piece.out_of, piece.fictitious) == (Decimal(399), Decimal(400), True)
    before = head_sequence()
    assert refresh_measures(now=NOW) == 0
    assert head_sequence() == before


def test_a_worse_figure_takes_the_status_back_and_no_figure_opens_it(
    commitment: Commitment, target: Any
) -> None:
    aim(commitment)
    measure(399)
    refresh_measures(now=NOW)
    measure(449)
    assert refresh_measures(now=NOW) == 1
    assert state(commitment) == "unknown"
    measure(None)
    assert refresh_measures(now=NOW) == 1
    assert Evidence.objects.get().withdrawn_because == "Er is geen meting meer."


def test_confirming_a_target_ties_its_measure_and_rejecting_unties_it(
    commitment: Commitment, target: Any
) -> None:
    measure(399)
    row = Annotation.objects.create(
        commitment=commitment, what="target", value="T03", made_at=NOW, words=["dalen"]
    )
    Commitment.objects.filter(pk=commitment.pk).update(kind="target")
    refresh_measures(now=NOW)
    assert evidence_of(commitment.pk) == ()
    decide(annotation=row, confirm=True, actor=CLERK, now=NOW)
    assert state(commitment) == "realised"
    assert evidence_of(commitment.pk)[0].words == ("dalen",)
    decide(annotation=row, confirm=False, actor=CLERK, now=NOW)
    assert (state(commitment), evidence_of(commitment.pk)) == ("unknown", ())


def test_a_target_is_met_when_all_its_series_are_known_and_met(
    commitment: Commitment, target: Any
) -> None:
    first = model("Indicator").objects.get()
    model("Indicator").objects.create(
        code="deaths", name="Doden", definition="(fictief)", unit="mensen", domain=first.domain,
        source=first.source, who_would_know="Dorp", decimals=0, direction="down", position=2,
    )  # fmt: skip
    model("TargetIndicator").objects.create(
        target=target, indicator=model("Indicator").objects.get(code="deaths"), position=2
    )
    aim(commitment)
    measure(399)
    refresh_measures(now=NOW)
    assert Evidence.objects.get().is_met is None
    measure(1, "deaths")
    refresh_measures(now=NOW)
    assert Evidence.objects.get().is_met is True
    assert Evidence.objects.get().number is None
    measure(500, "deaths")
    refresh_measures(now=NOW)
    assert Evidence.objects.get().is_met is False


def test_the_milestones_of_a_target_are_steps_and_the_last_one_is_all(
    commitment: Commitment, target: Any
) -> None:
    aim(commitment)
    Commitment.objects.filter(pk=commitment.pk).update(kind="deliver")
    for number, done_on in enumerate((LAST_YEAR, None)):
        model("Milestone").objects.create(
            target=target, code=f"m{number}", title=f"Stap {number} (fictief)", due="2025",
            done_on=done_on, evidence="verslag (fictief)" if done_on else "", position=number,
        )  # fmt: skip
    refresh_measures(now=NOW)
    assert state(commitment) == "under-way"
    model("Milestone").objects.filter(code="m1").update(
        done_on=LAST_YEAR + timedelta(days=1), evidence="foto (fictief)"
    )
    refresh_measures(now=NOW)
    assert state(commitment) == "realised"


def test_a_target_that_a_file_took_away_leaves_no_tie(commitment: Commitment, target: Any) -> None:
    row = aim(commitment)
    measure(399)
    refresh_measures(now=NOW)
    other = Annotation.objects.create(
        commitment=commitment, what="target", value="T99", made_at=NOW, state="confirmed"
    )
    Annotation.objects.filter(pk=row.pk).update(state="rejected")
    # Another promise keeps the target known, so that its measure stands.
    Annotation.objects.filter(pk=other.pk).update(value="T03", commitment=_another(commitment))
    refresh_measures(now=NOW, actor=SYSTEM)
    assert evidence_of(commitment.pk) == ()
    assert state(commitment) == "unknown"


def _another(commitment: Commitment) -> Commitment:
    found = Commitment.objects.promises().exclude(pk=commitment.pk).first()
    assert found is not None
    return found


def test_without_a_goal_there_is_nothing_to_compare_with(
    commitment: Commitment, target: Any
) -> None:
    aim(commitment)
    model("Target").objects.update(goal_value=None)
    measure(399)
    refresh_measures(now=NOW)
    row = Evidence.objects.get()
    assert (row.number, row.out_of, row.is_met) == (Decimal(399), None, None)
    assert state(commitment) == "unknown"


def test_the_day_after_the_deadline_is_told(commitment: Commitment, target: Any) -> None:
    aim(commitment)
    measure(449)
    refresh_measures(now=NOW)
    for years, says in (
        (4, "De einddatum is pas"),
        (5, "De einddatum (31 december 2030) is voorbij"),
    ):
        refresh_standings(now=NOW.replace(year=NOW.year + years))
        card = standing_of(commitment.pk)
        assert card is not None
        assert says in card.explanation
