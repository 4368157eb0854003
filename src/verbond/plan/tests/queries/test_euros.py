"""Euros add up exactly, per node, year, stage and entity, in a fixed number of queries."""

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from verbond.agreement.facade import TieCard, find_agreement, standing_cards
from verbond.agreement.testing import NOW
from verbond.journal import facade as journal
from verbond.plan.exchange import Sheet
from verbond.plan.facade import (
    PlanCard,
    Sums,
    action,
    balance,
    compared,
    differences,
    euros_by_chapter,
    import_plan,
    newest,
    plan_named,
    tree,
    unlinked,
    version_of,
)
from verbond.plan.operations.tying import Wish, decide_ties
from verbond.plan.queries.tree import code_order
from verbond.plan.testing import (
    LINES,
    NODES,
    ORIGINAL,
    PLAN,
    follow_up_with,
    line,
    sheet_with,
)

pytestmark = pytest.mark.django_db
ACTOR = journal.Actor("k" * 32, "clerk")
TIED = replace(PLAN, agreement="fictief")


def bring(sheet: Sheet) -> PlanCard:
    import_plan(sheet=replace(sheet, plan=TIED), actor=ACTOR, now=NOW)
    found = plan_named(PLAN.slug)
    assert found is not None
    return found


def promise(words: str) -> int:
    cards = standing_cards(find_agreement("fictief"))
    return next(card.commitment_id for card in cards if words in card.text)


def tie(plan: PlanCard, code: str, words: str) -> None:
    states = {one.commitment_id: one.state for one in _ties(plan, code)}
    target = promise(words)
    wish = Wish(code, target, states.get(target, "new"))
    assert decide_ties(plan=plan, wishes=[wish], accept=True, actor=ACTOR, now=NOW).done == 1


def _ties(plan: PlanCard, code: str) -> tuple[TieCard, ...]:
    found = action(plan, code)
    assert found is not None
    return found.node.ties


def test_sums_of_a_goal_are_those_of_its_actions(plan: PlanCard) -> None:
    grown = tree(plan)
    (goal,) = grown.roots
    assert goal.total.planned == 1_000_00 + 500_50 + 200_00
    assert {year: sums.planned for year, sums in goal.years.items()} == {
        2026: 1_200_00, 2027: 500_50,
    }  # fmt: skip
    assert goal.by_kind == {"investment": 1_500_50, "exploitation": 200_00}
    assert grown.by_entity["ocmw"].planned == 200_00
    assert grown.without_goal is not None
    assert grown.without_goal.total == Sums(planned=2_000_00, planned_receipts=6_000_00)


def test_a_year_and_an_entity_can_be_asked_alone(plan: PlanCard) -> None:
    assert tree(plan, year=2027).roots[0].total.planned == 500_50
    only = tree(plan, entity="ocmw")
    assert only.total == Sums(planned=200_00)


def test_what_no_line_says_is_unknown_and_not_nought(plan: PlanCard) -> None:
    assert tree(plan).roots[0].total.booked is None
    assert [one.sums.booked for one in compared(plan).years] == [None, None]


def test_an_account_wins_over_a_follow_up_of_the_same_year(plan: PlanCard) -> None:
    later = replace(ORIGINAL, number=9, name="Later (fictief)", kind="follow-up")
    bring(follow_up_with({"A1": 10_00}, kind="account", name="Rekening (fictief)"))
    found = bring(follow_up_with({"A1": 99_00}, number=9, name=later.name))
    grown = tree(found)
    assert grown.roots[0].total.booked == 10_00
    assert grown.booked_from[2026].name == "Rekening (fictief)"


def test_a_newer_follow_up_wins_over_an_older_one(plan: PlanCard) -> None:
    bring(follow_up_with({"A1": 10_00}))
    found = bring(follow_up_with({"A1": 30_00}, number=3, on=NOW.date()))
    card = action(found, "A1")
    assert card is not None
    assert card.node.total.booked == 30_00
    assert [one.cents for one in card.lines if one.stage == "booked"] == [30_00]


def test_an_action_shows_its_path_its_lines_and_each_version(plan: PlanCard) -> None:
    found = bring(follow_up_with({"A1": 10_00}))
    card = action(found, "A1")
    assert card is not None
    assert [code for _, code, _ in card.path] == ["BD1", "AP1"]
    assert [(one.year, one.stage) for one in card.lines] == [
        (2026, "booked"), (2026, "estimate"), (2027, "estimate"),
    ]  # fmt: skip
    assert [version.number for version, _ in card.versions] == [1, 2]
    assert action(found, "A9") is None


def test_differences_name_what_was_added_gone_renamed_moved_and_its_euros(plan: PlanCard) -> None:
    nodes = (
        *NODES[:2],
        replace(NODES[1], external_id="p2", code="AP2"),
        replace(NODES[2], name="Andere naam (fictief)", parent="AP2"),
        replace(NODES[3], external_id="a3", code="A3"),
    )
    lines = (
        replace(LINES[0], cents=1_500_00),
        LINES[1],
        line("A3", 2026, 1),
        *LINES[3:],
    )
    version = replace(ORIGINAL, number=3, kind="adaptation", name="Aanpassing (fictief)")
    found = bring(sheet_with(nodes=nodes, lines=lines, version=version))
    before, after = version_of(found, 1), newest(found)
    assert before is not None
    assert after is not None
    rows = {row.code: row for row in differences(found, before, after).rows}
    assert rows["A1"].what == ("renamed", "moved", "euros")
    assert rows["A1"].years == {2026: (1_000_00, 1_500_00)}
    assert (rows["A2"].what, rows["A3"].what) == (("gone",), ("added",))
    # An action that is gone has no page to go to.
    assert (rows["A2"].url, bool(rows["A3"].url)) == ("", True)
    assert rows["AP2"].what == ("added",)
    assert "BD1" not in rows


def test_only_a_confirmed_tie_links(plan: PlanCard) -> None:
    before = unlinked(plan)
    assert len(before.actions) == before.all_actions == 2
    assert before.serves_none.planned == 1_700_50
    assert before.without_goal.planned == 2_000_00
    tie(plan, "A1", "bomen langs de Dorpsstraat")
    after = unlinked(plan)
    assert [node.code for node in after.actions] == ["A2"]
    assert after.serves.planned == 1_500_50
    assert len(after.commitments) == len(before.commitments) - 1


def test_euros_of_an_action_for_several_domains_are_never_split(plan: PlanCard) -> None:
    tie(plan, "A1", "bomen langs de Dorpsstraat")
    cards = euros_by_chapter(find_agreement("fictief"))
    assert [(card.planned_cents, card.actions) for card in cards] == [(1_500_50, 1)]
    assert cards[0].chapter_key
    tie(plan, "A1", "schoolstraat")
    (card,) = euros_by_chapter(find_agreement("fictief"))
    assert (card.chapter_key, card.planned_cents, card.actions) == ("", 1_500_50, 1)
    (year,) = euros_by_chapter(find_agreement("fictief"), 2027)
    assert year.planned_cents == 500_50


def test_an_agreement_without_a_plan_has_no_euros(agreement_id: int) -> None:
    assert euros_by_chapter(find_agreement("fictief")) == ()


def test_the_balance_explains_itself(plan: PlanCard) -> None:
    version = newest(plan)
    assert version is not None
    card = balance(plan, version)
    figures = card.checked.years[2026]
    assert figures["budgettair_resultaat"].value == 4_000_00 - 2_000_00 - 1_000_00 - 200_00
    said = [text for _, text in card.explain("budgettair_resultaat", 2026)]
    assert any("Investeringen" in text for text in said)
    assert any("OCMW" in text for text in said)
    assert card.explain("nergens", 2026) == ()


@pytest.mark.parametrize("many", [0, 40])
def test_the_number_of_queries_does_not_grow_with_the_plan(
    plan: PlanCard, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    nodes = tuple(replace(NODES[2], external_id=f"x{n}", code=f"X{n}") for n in range(many))
    lines = tuple(line(f"X{n}", 2026, n) for n in range(many))
    version = replace(ORIGINAL, number=5)
    found = bring(sheet_with(nodes=(*NODES, *nodes), lines=(*LINES, *lines), version=version))
    with django_assert_num_queries(5):
        tree(found)
    with django_assert_num_queries(2):
        plan_named(PLAN.slug)
    first, last = version_of(found, 1), version_of(found, 5)
    assert first is not None
    assert last is not None
    with django_assert_num_queries(4):
        differences(found, first, last)
    with django_assert_num_queries(2):
        compared(found)


def test_codes_stand_in_the_order_of_people() -> None:
    assert sorted(["A10", "A9", "A2.1", "A2"], key=code_order) == ["A2", "A2.1", "A9", "A10"]
