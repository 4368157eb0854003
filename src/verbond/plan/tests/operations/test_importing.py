"""A plan that comes in stands there whole or not at all, and the second time changes nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from verbond.agreement.facade import evidence_of, published, ties_of
from verbond.agreement.testing import NOW
from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken
from verbond.plan.errors import PlanRefused
from verbond.plan.exchange import Sheet, as_csv
from verbond.plan.facade import Imported, PlanCard, import_plan, plan_named, plans
from verbond.plan.models import Line, Node, Plan, Version
from verbond.plan.operations import importing
from verbond.plan.queries.sheet import sheet_of
from verbond.plan.testing import (
    LINES,
    NODES,
    ORIGINAL,
    PLAN,
    follow_up_with,
    line,
    sheet_with,
)

ACTOR = journal.Actor("k" * 32, "clerk")
TIED = replace(PLAN, agreement="fictief")


def bring(sheet: Sheet) -> Imported:
    return import_plan(sheet=sheet, actor=ACTOR, now=NOW)


def evidence(code: str) -> dict[str, Any]:
    """Return what everybody can read of an action as evidence."""
    (row,) = [one for one in published("evidence", None) if one["key"] == f"{PLAN.slug}/{code}"]
    return row


def stored(number: int = 1) -> Sheet:
    rows = Version.objects.shown().select_related("plan__agreement")
    return sheet_of(rows.get(number=number))


@pytest.mark.django_db
def test_what_came_in_goes_out_the_same_to_the_byte() -> None:
    sheet = sheet_with(stated={"2026": {"budgettair_resultaat": -1}})
    bring(sheet)
    assert as_csv(stored()) == as_csv(sheet)


@pytest.mark.django_db
def test_the_second_time_changes_nothing_and_says_so() -> None:
    first = bring(sheet_with())
    entries = journal.head_sequence()
    again = bring(sheet_with(lines=tuple(reversed(LINES))))
    assert (first.is_same, again.is_same) == (False, True)
    assert journal.head_sequence() == entries
    assert Version.objects.count() == 1


@pytest.mark.django_db
def test_a_correction_replaces_its_version_and_says_what_changed() -> None:
    bring(sheet_with())
    lines = (replace(LINES[0], cents=1), *LINES[2:], line("A2", 2027, 7))
    done = bring(sheet_with(lines=lines))
    counts = done.changes.lines
    assert (counts.added, counts.changed, counts.gone, counts.same) == (1, 1, 1, 4)
    assert as_csv(stored()) == as_csv(sheet_with(lines=lines))
    assert Version.objects.count() == 1


@pytest.mark.django_db
def test_the_journal_tells_what_was_brought_in() -> None:
    bring(sheet_with())
    (entry,) = [one for one in journal.latest_entries(5) if one.verb == "import_plan"]
    assert "4 doelen, plannen en acties nieuw" in entry.summary
    assert entry.object_key == PLAN.slug


@pytest.mark.django_db
def test_each_action_is_evidence_with_its_euros_by_year(agreement_id: int) -> None:
    bring(sheet_with(plan=TIED))
    bring(replace(follow_up_with({"A1": 300_00}), plan=TIED))
    row = evidence("A1")
    assert (row["kind"], row["shows"]) == ("action", "planned")
    assert (row["planned_cents"], row["booked_cents"]) == (1_500_50, 300_00)
    assert row["facts"]["years"]["2026"] == {"planned": 1_000_00, "booked": 300_00}
    assert row["fictitious"]
    other = evidence("A2")
    assert (other["planned_cents"], other["booked_cents"]) == (200_00, None)


@pytest.mark.django_db
def test_words_only_propose_what_an_action_serves(agreement_id: int) -> None:
    done = bring(sheet_with(plan=TIED))
    ties = ties_of("plan", ["plan-fictief/A1"])["plan-fictief/A1"]
    assert {tie.state for tie in ties} == {"proposed"}
    assert any("Dorpsstraat" in tie.text for tie in ties)
    assert done.proposed >= len(ties)
    assert not any(card.counts for card in evidence_of(ties[0].commitment_id))


@pytest.mark.django_db
def test_an_action_that_a_newer_version_drops_is_evidence_no_more(agreement_id: int) -> None:
    bring(sheet_with(plan=TIED))
    newer = replace(
        sheet_with(plan=TIED, nodes=NODES[:3], lines=[one for one in LINES if one.action != "A2"]),
        version=replace(ORIGINAL, number=3, kind="adaptation", name="Aanpassing 1 (fictief)"),
    )
    done = bring(newer)
    assert done.withdrawn == 1
    assert "Aanpassing 1" in evidence("A2")["withdrawn_because"]
    # … and it stands again when a correction brings it back.
    bring(replace(newer, nodes=NODES))
    assert evidence("A2")["withdrawn_at"] is None


@pytest.mark.django_db
def test_what_changed_meanwhile_is_not_overwritten() -> None:
    seen = bring(sheet_with()).changes.against
    bring(sheet_with(lines=(*LINES[:-1], line("", 2027, 5, side="receipts"))))
    with pytest.raises(PlanRefused, match="intussen"):
        import_plan(sheet=sheet_with(), actor=ACTOR, now=NOW, against=seen)
    assert stored().lines != ()


@pytest.mark.django_db
def test_nothing_of_a_refused_version_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise RuleBroken("test", "bewijs geweigerd")

    monkeypatch.setattr(importing, "tell_agreement", broken)
    with pytest.raises(RuleBroken):
        bring(sheet_with())
    assert plans() == ()
    assert plan_named(PLAN.slug) is None
    assert not Version.objects.shown().exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"plan": replace(PLAN, fictitious=False)}, "fictitious"),
        ({"plan": replace(PLAN, slug="desk")}, "slug"),
        ({"plan": replace(PLAN, agreement="nergens")}, "no_agreement"),
        ({"version": replace(ORIGINAL, number=2, on=date(2090, 1, 1))}, "day"),
        (
            {
                "plan": replace(PLAN, first_year=2027),
                "version": replace(ORIGINAL, number=2),
                "lines": LINES[1:2],
                "figures": (),
            },
            "years",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    changes: dict[str, object], code: str
) -> None:
    bring(sheet_with())
    with pytest.raises(RuleBroken) as refused:
        bring(sheet_with(**changes))
    assert refused.value.code == code
    assert (Plan.objects.count(), Version.objects.count()) == (1, 1)
    assert (Node.objects.count(), Line.objects.count()) == (len(NODES), len(LINES))


@pytest.mark.django_db
def test_a_newer_version_changes_what_holds_for_the_plan(plan: PlanCard) -> None:
    facts = replace(TIED, title="Nieuwe titel (fictief)")
    bring(sheet_with(plan=facts, version=replace(ORIGINAL, number=2)))
    found = plan_named(plan.slug)
    assert found is not None
    assert (found.title, len(found.versions)) == ("Nieuwe titel (fictief)", 2)
