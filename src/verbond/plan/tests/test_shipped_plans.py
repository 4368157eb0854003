"""The plans that ship: the real figures of Genk, and a fictitious plan that says so everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from verbond.agreement.facade import find_agreement, load_shipped, published, ties_of
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM, head_sequence
from verbond.kit.testing import ROOT
from verbond.plan.apart import read
from verbond.plan.exchange import as_csv
from verbond.plan.facade import (
    PlanCard,
    VersionCard,
    balance,
    domain_figures,
    euros_by_chapter,
    load_plans,
    newest,
    plan_named,
    plans,
    unlinked,
)

GENK, DEMO = ROOT / "data/genk/plan", ROOT / "data/demo/plan"
TIED = 150
FILES = sorted(
    path
    for folder in (GENK, DEMO)
    for path in folder.glob("*.csv")
    if path.name not in {"ties.csv", "investments-by-domain.csv"}
)
# After the last day that the shipped files speak of.
LATER = NOW.replace(month=9)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the agreement and its plans once for a module; its tests share them and only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_shipped(folder=ROOT / "data/genk/agreement", actor=SYSTEM, now=NOW)
        for folder in (GENK, DEMO):
            assert load_plans(folder, actor=SYSTEM, now=LATER).problems == ()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def genk(db: None, loaded: None) -> PlanCard:
    found = plan_named("genk-2020-2025")
    assert found is not None
    return found


@pytest.fixture
def demo(db: None, loaded: None) -> PlanCard:
    found = plan_named("mjp-2020-2025-fictief")
    assert found is not None
    return found


def last(plan: PlanCard) -> VersionCard:
    found = newest(plan)
    assert found is not None
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_shipped_file_is_what_an_export_would_write(path: Path) -> None:
    sheet = read(path.read_bytes(), path.name).sheet
    assert sheet is not None
    assert as_csv(sheet) == path.read_bytes()


@pytest.mark.parametrize("path", sorted(DEMO.glob("*-*.csv")), ids=lambda path: path.name)
def test_everything_of_the_demo_says_that_it_is_fictitious(path: Path) -> None:
    sheet = read(path.read_bytes(), path.name).sheet
    assert sheet is not None
    assert sheet.plan.fictitious
    assert sheet.version.fictitious
    names = [sheet.plan.title, sheet.version.name, sheet.version.source, sheet.plan.source]
    names += [node.name for node in sheet.nodes]
    names += [node.responsible for node in sheet.nodes if node.responsible]
    assert [name for name in names if "fictief" not in name] == []


def test_the_account_of_genk_gives_the_golden_figures(genk: PlanCard) -> None:
    checked = balance(genk, last(genk)).checked
    figures = {name: one.value for name, one in checked.years[2025].items()}
    assert figures["exploitatiesaldo"] == 9_595_272_00
    assert figures["investeringssaldo"] == -27_481_728_00
    assert figures["financieringssaldo"] == 11_989_460_00
    assert figures["budgettair_resultaat"] == -5_896_996_00
    assert figures["gecumuleerd_budgettair_resultaat"] is None
    assert checked.is_balanced is None
    assert not genk.fictitious


def test_the_euro_of_rounding_in_the_source_is_shown_and_not_hidden(genk: PlanCard) -> None:
    findings = balance(genk, last(genk)).checked.findings
    (margin,) = [one for one in findings if one.extra.get("veld") == "autofinancieringsmarge"]
    assert margin.amounts == {"opgegeven": 487_767_00, "berekend": 487_766_00}


def test_planned_investments_per_domain_carry_source_grade_and_scope(genk: PlanCard) -> None:
    cards = domain_figures(genk)
    sums: dict[int, int] = {}
    for card in cards:
        sums[card.report_year] = sums.get(card.report_year, 0) + card.cents
    assert sums == {2014: 163_933_611_00, 2020: 141_486_937_00, 2026: 79_291_290_00}
    assert all(card.source and card.grade and "bakent" in card.scope_note for card in cards)
    assert cards[0].domain_name == "Algemene financiering"


def test_the_fictitious_plan_is_in_balance_in_each_adopted_state(demo: PlanCard) -> None:
    adopted = [one for one in demo.versions if one.is_plan]
    assert len(adopted) == 4
    for version in adopted:
        checked = balance(demo, version).checked
        assert checked.is_balanced is True, version.name
        assert not checked.has_fault, version.name


def test_enough_promises_are_tied_and_enough_are_not(demo: PlanCard) -> None:
    loose = unlinked(demo)
    assert loose.promises - len(loose.commitments) >= TIED
    assert len(loose.commitments) >= TIED
    assert loose.actions
    assert loose.all_actions > len(loose.actions)


def test_a_second_load_changes_nothing(demo: PlanCard) -> None:
    entries = head_sequence()
    assert load_plans(DEMO, actor=SYSTEM, now=LATER).changed == 0
    assert load_plans(GENK, actor=SYSTEM, now=LATER).figures == 0
    assert head_sequence() == entries


def test_the_action_that_the_last_adaptation_dropped_counts_no_more(demo: PlanCard) -> None:
    key = f"{demo.slug}/A4.3.2"
    (gone,) = [row for row in published("evidence", None) if row["key"] == key]
    assert "Aanpassing 3" in gone["withdrawn_because"]


def test_euros_of_an_action_for_two_domains_are_in_none_of_them(demo: PlanCard) -> None:
    cards = {card.chapter_key: card for card in euros_by_chapter(find_agreement("genk-2019-2024"))}
    assert cards[""].actions > 0
    assert sum(card.actions for card in cards.values()) == (
        unlinked(demo).all_actions - len(unlinked(demo).actions)
    )
    assert all(card.fictitious for card in cards.values())


def test_the_real_plan_comes_before_the_fictitious_one(demo: PlanCard) -> None:
    assert [plan.fictitious for plan in plans()] == [False, True]


def test_ties_of_the_file_are_confirmed(demo: PlanCard) -> None:
    ties = ties_of("plan", [f"{demo.slug}/A1.1.1"])[f"{demo.slug}/A1.1.1"]
    assert len([tie for tie in ties if tie.state == "confirmed"]) == 2
