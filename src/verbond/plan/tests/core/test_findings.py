"""Every code of the plan file, each by a made plan."""

from typing import Any

import pytest

from verbond.plan.core.answer import as_json
from verbond.plan.core.errors import TreeBroken
from verbond.plan.core.rules import PolicyFields, policy_fields
from verbond.plan.core.tree_findings import check_tree, field_problem
from verbond.plan.tests.core.making import checked, codes, year


def test_a_stated_total_that_follows_is_no_finding() -> None:
    assert checked(opgegeven_totalen={"2026": {"budgettair_resultaat": 0}}).findings == ()


def test_a_stated_total_that_does_not_follow_shows_both_values() -> None:
    outcome = checked(opgegeven_totalen={"2027": {"autofinancieringsmarge": "12,50"}})
    (found,) = as_json(outcome)["bevindingen"]
    assert found == {
        "code": "TOTAAL_KLOPT_NIET",
        "jaar": 2027,
        "ernst": "fout",
        "tekst": "Autofinancieringsmarge 2027: opgegeven is 12,50 euro, de berekening geeft 0 euro",
        "veld": "autofinancieringsmarge",
        "opgegeven": "12.50",
        "berekend": 0,
    }


def test_a_stated_total_of_what_cannot_be_computed_is_no_finding() -> None:
    outcome = checked(
        jaren={"2026": year(), "2028": year()},
        opgegeven_totalen={"2027": {"budgettair_resultaat": 5}},
    )
    assert codes(outcome) == [("JAAR_ONTBREEKT", 2027, "fout")]


def test_an_opening_that_differs_from_the_account_is_a_warning() -> None:
    outcome = checked(gecumuleerd_volgens_laatste_jaarrekening=-5)
    (found,) = as_json(outcome)["bevindingen"]
    assert (found["code"], found["ernst"], found["jaar"]) == (
        "OPENING_WIJKT_AF",
        "waarschuwing",
        None,
    )
    assert (found["opgegeven"], found["rekening"]) == (0, -5)
    assert not outcome.has_fault
    assert checked(gecumuleerd_volgens_laatste_jaarrekening=0).findings == ()


@pytest.mark.parametrize(
    ("amount", "is_read"),
    [("990.000", False), ("990.0", False), ("1.234,56", True), ("1.234.567", True), (12, True)],
)
def test_an_amount_that_reads_in_two_ways_is_a_fault_and_is_not_counted(
    amount: object, is_read: bool
) -> None:
    outcome = checked(
        jaren={"2026": year(investering_uitgaven=amount), "2027": year(), "2028": year()}
    )
    assert (outcome.years[2026]["investeringssaldo"].value is not None) == is_read
    assert (("GETAL_DUBBELZINNIG", 2026, "fout") in codes(outcome)) != is_read
    assert (outcome.is_balanced is None) != is_read


def test_every_place_of_an_amount_is_looked_at() -> None:
    outcome = checked(
        gecumuleerd_budgettair_resultaat_vorig_jaar="1.000",
        gecumuleerd_volgens_laatste_jaarrekening="1.000",
        opgegeven_totalen={"2026": {"exploitatiesaldo": "2.000"}},
        entiteiten={"agb": {"exploitatiesaldo": "3.000"}},
    )
    found = [one.text.partition(":")[0] for one in outcome.findings]
    assert sorted(found) == [
        "entiteiten.agb.exploitatiesaldo",
        "gecumuleerd_budgettair_resultaat_vorig_jaar",
        "gecumuleerd_volgens_laatste_jaarrekening",
        "opgegeven_totalen.2026.exploitatiesaldo",
    ]


def field_finding(field: object) -> list[dict[str, Any]]:
    action = {"code": "A1", "actieplan": "AP1", "beleidsveld": field}
    return as_json(checked(jaren=..., acties=[action]))["bevindingen"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("field", "code", "severity", "proposal"),
    [
        (None, "BELEIDSVELD_ONTBREEKT", "fout", None),
        ("", "BELEIDSVELD_ONTBREEKT", "fout", None),
        ("0999", "BELEIDSVELD_ONBEKEND", "waarschuwing", None),
        ("1200", "BELEIDSVELD_ONBEKEND", "fout", None),
        ("02000", "BELEIDSVELD_ONBEKEND", "fout", None),
        ("wegen", "BELEIDSVELD_ONBEKEND", "fout", None),
        ("5", "BELEIDSVELD_ONBEKEND", "fout", None),
        (1200, "BELEIDSVELD_ONBEKEND", "fout", None),
        ("200", "BELEIDSVELD_VOORLOOPNUL", "waarschuwing", "0200"),
        (200, "BELEIDSVELD_VOORLOOPNUL", "waarschuwing", "0200"),
        ("999", "BELEIDSVELD_VOORLOOPNUL", "waarschuwing", "0999"),
        ("10", "BELEIDSVELD_VOORLOOPNUL", "waarschuwing", "0010"),
    ],
)
def test_a_policy_field_that_is_not_right_is_told(
    field: object, code: str, severity: str, proposal: str | None
) -> None:
    (found,) = field_finding(field)
    assert (found["code"], found["ernst"], found.get("voorstel")) == (code, severity, proposal)
    assert "actie A1" in found["tekst"]


def test_a_known_policy_field_is_no_finding() -> None:
    assert field_finding("0200") == []
    assert len(policy_fields().names) == 142
    assert all(
        len(code) == 4 and code[1] in policy_fields().domains for code in policy_fields().names
    )


def test_with_a_complete_list_an_unknown_field_is_a_fault() -> None:
    known = policy_fields()
    whole = PolicyFields(
        known.names, known.domains, "fictief", "fictief", known.checked_on, is_complete=True
    )
    problem = field_problem("0999", whole)
    assert problem is not None
    assert problem.is_fault


def tree(**blocks: Any) -> list[str]:
    outcome = checked(jaren=..., **{"acties": [], **blocks})
    assert all(code == "DOELSTELLING_ONTBREEKT" for code, _, _ in codes(outcome))
    return [one.text for one in outcome.findings]


def action(parent: str | None) -> dict[str, Any]:
    return {"code": "A1", "actieplan": parent, "beleidsveld": "0200"}


def test_a_whole_tree_is_no_finding() -> None:
    goals, plans = [{"code": "BD1", "naam": "x"}], [{"code": "AP1", "beleidsdoelstelling": "BD1"}]
    assert tree(beleidsdoelstellingen=goals, actieplannen=plans, acties=[action("AP1")]) == []


def test_what_hangs_under_nothing_is_a_fault() -> None:
    plans = [{"code": "AP1"}, {"code": "AP2", "beleidsdoelstelling": "BD9"}]
    actions = [action(None), {**action("AP9"), "code": "A2"}]
    found = tree(beleidsdoelstellingen=[{"code": "BD1"}], actieplannen=plans, acties=actions)
    assert found == [
        "actieplan AP1 noemt geen beleidsdoelstelling",
        "actieplan AP2: beleidsdoelstelling BD9 bestaat niet",
        "actie A1 noemt geen actieplan, dus geen beleidsdoelstelling",
        "actie A2: actieplan AP9 bestaat niet",
    ]


def test_a_block_that_was_left_out_cannot_be_missed() -> None:
    assert tree(acties=[action("AP1")]) == []
    assert tree(actieplannen=[{"code": "AP1", "beleidsdoelstelling": "BD1"}]) == []


@pytest.mark.parametrize(
    ("nodes", "code"),
    [
        ([("A", None), ("A", None)], "double_code"),
        ([("A", "B")], "orphan"),
        ([("A", "A")], "circle"),
        ([("A", "B"), ("B", "C"), ("C", "B")], "circle"),
    ],
)
def test_what_is_no_tree_is_refused(nodes: list[tuple[str, str | None]], code: str) -> None:
    with pytest.raises(TreeBroken) as caught:
        check_tree(nodes)
    assert caught.value.code == code


def test_a_long_chain_is_a_tree() -> None:
    chain: list[tuple[str, str | None]] = [(str(n), str(n + 1)) for n in range(50_000)]
    assert len(check_tree([*chain, ("50000", None)])) == 50_001
