"""The balance of a plan: golden figures, norms apart from indicators, and what is unknown."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.plan.core import rules
from verbond.plan.core.answer import as_json, explained
from verbond.plan.core.balance import Figure, balance_of, explanation
from verbond.plan.core.check import check_plan
from verbond.plan.core.errors import PlanUnreadable
from verbond.plan.core.money import euros
from verbond.plan.core.rules import rule_sets, rules_for, rules_of
from verbond.plan.core.words import AMOUNTS, FIGURES
from verbond.plan.tests.core.making import GENK_2025, ZERO_YEAR, checked, codes, plan, read, year

whole_euro = st.integers(0, 10**9)
years = st.fixed_dictionaries(dict.fromkeys(AMOUNTS, whole_euro))


def genk(**changed: Any) -> dict[str, Any]:
    amounts = {**GENK_2025["jaren"]["2025"], **changed}
    answer = as_json(check_plan(read({**GENK_2025, "jaren": {"2025": amounts}})))
    found: dict[str, Any] = answer["per_jaar"]["2025"]
    return found


def test_the_account_of_genk_comes_out_as_printed() -> None:
    assert genk() == {
        "exploitatiesaldo": 9595272,
        "investeringssaldo": -27481728,
        "financieringssaldo": 11989460,
        "budgettair_resultaat": -5896996,
        "gecumuleerd_budgettair_resultaat": None,
        "beschikbaar_budgettair_resultaat": None,
        "autofinancieringsmarge": 487767,
        "gecorrigeerde_autofinancieringsmarge": -2392731,
    }


def test_the_euro_that_the_account_of_genk_rounds_away_stays_visible() -> None:
    # New loans of 22,795,186 leave 441,300 of the receipts; the printed margin needs 441,301.
    assert 23236486 - 22795186 == 441300
    assert genk(periodieke_terugvordering=441300)["autofinancieringsmarge"] == 487766
    amounts = {**GENK_2025["jaren"]["2025"], "periodieke_terugvordering": 441300}
    stated = {**GENK_2025, "jaren": {"2025": amounts}}
    stated["opgegeven_totalen"] = {"2025": {"autofinancieringsmarge": 487767}}
    found = next(
        one
        for one in as_json(check_plan(read(stated)))["bevindingen"]
        if one["code"] == "TOTAAL_KLOPT_NIET"
    )
    assert (found["veld"], found["opgegeven"], found["berekend"]) == (
        "autofinancieringsmarge",
        487767,
        487766,
    )


def test_a_percentage_keeps_its_cents() -> None:
    amounts = year(exploitatie_ontvangsten=800000, financiele_schulden_1_januari=5000013)
    outcome = as_json(checked(jaren={str(one): amounts for one in (2026, 2027, 2028)}))
    assert outcome["per_jaar"]["2026"]["gecorrigeerde_autofinancieringsmarge"] == "399998.96"


def test_a_percentage_of_a_cent_is_not_rounded() -> None:
    debt = year(financiele_schulden_1_januari="0,13")
    figures = checked(jaren={str(one): debt for one in (2026, 2027, 2028)}).years[2026]
    assert figures["gecorrigeerde_autofinancieringsmarge"].value == Fraction(-104, 100)
    answer = as_json(checked(jaren={"2026": debt}))["per_jaar"]["2026"]
    assert answer["gecorrigeerde_autofinancieringsmarge"] == "-0.0104"


def test_exactly_nought_passes_both_norms() -> None:
    outcome = checked()
    assert outcome.is_balanced is True
    assert outcome.findings == ()


def test_one_cent_below_nought_does_not_pass() -> None:
    amounts = {"2026": year(), "2027": year(exploitatie_uitgaven="0,01"), "2028": year()}
    outcome = checked(jaren=amounts)
    assert outcome.is_balanced is False
    assert codes(outcome) == [
        ("BBR_NEGATIEF", 2027, "fout"),
        ("BBR_NEGATIEF", 2028, "fout"),
        ("AFM_NEGATIEF", 2027, "info"),
        ("GECORR_AFM_NEGATIEF", 2027, "info"),
    ]


def test_the_margin_is_a_norm_in_the_last_year_alone() -> None:
    short = year(exploitatie_uitgaven=5, financiering_ontvangsten=5)
    early = checked(jaren={"2026": short, "2027": year(), "2028": year()})
    late = checked(jaren={"2026": year(), "2027": year(), "2028": short})
    assert (early.is_balanced, late.is_balanced) == (True, False)
    assert ("AFM_NEGATIEF", 2026, "info") in codes(early)
    assert early.findings[0].text.endswith("−5 euro; de norm geldt alleen in 2028")
    assert ("AFM_NEGATIEF", 2028, "fout") in codes(late)


def test_an_account_has_no_norm() -> None:
    outcome = checked(
        soort="jaarrekening",
        periode=[2026, 2026],
        jaren={"2026": year(exploitatie_uitgaven=7)},
    )
    assert outcome.is_balanced is None
    assert not outcome.has_fault
    assert ("BBR_NEGATIEF", 2026, "info") in codes(outcome)
    assert {"een jaarrekening heeft geen norm", "dit is een aanwijzing, geen norm"} == {
        one.text.rpartition("; ")[2] for one in outcome.findings
    }


def test_an_indicator_below_nought_leaves_the_plan_in_balance() -> None:
    outcome = checked(
        jaren={str(one): year(financiele_schulden_1_januari=100) for one in range(2026, 2029)}
    )
    assert outcome.is_balanced is True
    assert {code for code, _, _ in codes(outcome)} == {"GECORR_AFM_NEGATIEF"}


def test_a_missing_year_breaks_what_is_cumulative_from_there() -> None:
    outcome = checked(jaren={"2026": year(), "2028": year(exploitatie_ontvangsten=9)})
    answer = as_json(outcome)
    assert answer["plan_in_evenwicht"] is None
    assert codes(outcome) == [("JAAR_ONTBREEKT", 2027, "fout")]
    assert answer["per_jaar"]["2026"]["gecumuleerd_budgettair_resultaat"] == 0
    assert set(answer["per_jaar"]["2027"].values()) == {None}
    assert answer["per_jaar"]["2028"]["budgettair_resultaat"] == 9
    assert answer["per_jaar"]["2028"]["gecumuleerd_budgettair_resultaat"] is None
    assert answer["per_jaar"]["2028"]["beschikbaar_budgettair_resultaat"] is None


@pytest.mark.parametrize("name", AMOUNTS)
def test_a_missing_amount_is_unknown_and_never_nought(name: str) -> None:
    without = {key: value for key, value in ZERO_YEAR.items() if key != name}
    outcome = checked(jaren={"2026": without, "2027": year(), "2028": year()})
    figures = as_json(outcome)["per_jaar"]["2026"]
    assert None in figures.values()
    # The debt is asked for an indicator alone; a norm that needs nothing of this year can be told.
    assert (outcome.is_balanced is None) == (
        name
        not in {
            "financiele_schulden_1_januari",
            "periodieke_aflossingen",
            "periodieke_terugvordering",
        }
    )


def test_without_an_opening_nothing_is_cumulative() -> None:
    figures = as_json(checked(gecumuleerd_budgettair_resultaat_vorig_jaar=...))["per_jaar"]["2028"]
    assert figures["gecumuleerd_budgettair_resultaat"] is None
    assert figures["autofinancieringsmarge"] == 0


def test_the_values_over_entities_add_up() -> None:
    parts = {
        "gemeente": {"exploitatiesaldo": 10, "netto_periodieke_aflossingen": 4},
        "ocmw": {"exploitatiesaldo": -3, "netto_periodieke_aflossingen": 0},
        "agb": {"exploitatiesaldo": -5, "netto_periodieke_aflossingen": 1},
    }
    outcome = checked(jaren=..., entiteiten=parts)
    assert as_json(outcome)["waarden"] == {"afm_gemeente_ocmw": 3, "afm_geconsolideerd": -3}
    assert codes(outcome) == [("GECONS_AFM_NEGATIEF", None, "info")]
    assert outcome.is_balanced is None
    told = explained(outcome, "afm_geconsolideerd", None)
    assert "− Netto periodieke aflossingen agb: 1 euro" in told


def test_a_missing_entity_leaves_its_value_unknown() -> None:
    parts = {"gemeente": {"exploitatiesaldo": 10, "netto_periodieke_aflossingen": 4}, "ocmw": {}}
    assert set(as_json(checked(entiteiten=parts))["waarden"].values()) == {None}


@given(st.lists(years, min_size=1, max_size=6), whole_euro)
def test_the_figures_equal_the_formulas_of_the_law(
    amounts: list[dict[str, int]], opening: int
) -> None:
    numbers = {2026 + place: one for place, one in enumerate(amounts)}
    found = balance_of(
        plan(
            periode=[2026, 2025 + len(amounts)],
            jaren={str(key): value for key, value in numbers.items()},
            gecumuleerd_budgettair_resultaat_vorig_jaar=opening,
        ),
        rules_of("3.0"),
    )
    running = opening
    for key, one in numbers.items():
        operating = one["exploitatie_ontvangsten"] - one["exploitatie_uitgaven"]
        running += operating + one["investering_ontvangsten"] - one["investering_uitgaven"]
        running += one["financiering_ontvangsten"] - one["financiering_uitgaven"]
        margin = operating - one["periodieke_aflossingen"] + one["periodieke_terugvordering"]
        corrected = margin + one["periodieke_aflossingen"]
        corrected_cents = corrected * 100 - 8 * one["financiele_schulden_1_januari"]
        values = {name: figure.value for name, figure in found[key].items()}
        assert values["gecumuleerd_budgettair_resultaat"] == running * 100
        assert (
            values["beschikbaar_budgettair_resultaat"]
            == (running - one["onbeschikbare_gelden"]) * 100
        )
        assert values["autofinancieringsmarge"] == margin * 100
        assert values["gecorrigeerde_autofinancieringsmarge"] == corrected_cents


@given(st.lists(years, min_size=2, max_size=5))
def test_every_explanation_adds_up_to_its_figure(amounts: list[dict[str, int]]) -> None:
    found = checked(
        periode=[2026, 2025 + len(amounts)],
        jaren={str(2026 + place): one for place, one in enumerate(amounts)},
    )

    def adds_up(figure: Figure) -> None:
        if figure.terms:
            assert figure.value == sum(share.value or 0 for share in figure.terms)
        for share in figure.terms:
            adds_up(share.figure)

    for figures in found.years.values():
        for figure in figures.values():
            adds_up(figure)


@given(st.permutations(list(range(2026, 2029))), st.lists(years, min_size=3, max_size=3))
def test_the_order_of_the_years_in_the_file_makes_no_difference(
    order: list[int], amounts: list[dict[str, int]]
) -> None:
    by_year = dict(zip(range(2026, 2029), amounts, strict=True))
    shuffled = checked(jaren={str(one): by_year[one] for one in order})
    straight = checked(jaren={str(one): by_year[one] for one in by_year})
    assert as_json(shuffled) == as_json(straight)


def test_an_explanation_tells_the_share_and_what_is_unknown() -> None:
    outcome = checked(
        gecumuleerd_budgettair_resultaat_vorig_jaar=...,
        jaren={"2026": year(financiele_schulden_1_januari=1000)},
    )
    corrected = outcome.years[2026]["gecorrigeerde_autofinancieringsmarge"]
    lines = [text for _, text in explanation(corrected)]
    assert lines[-1] == "− 8 % van Financiële schulden op 1 januari 2026: 1.000 euro → −80 euro"
    running = outcome.years[2026]["gecumuleerd_budgettair_resultaat"]
    assert "+ Gecumuleerd budgettair resultaat van het vorige jaar 2025: onbekend" in [
        text for _, text in explanation(running)
    ]


def test_rule_sets_are_dated_and_say_where_they_come_from() -> None:
    assert [one.version for one in rule_sets()] == ["2020", "3.0"]
    for one in rule_sets():
        assert one.source
        assert one.grade
        assert one.law
        assert set(FIGURES) <= {formula.name for formula in one.formulas}
    assert [one.code if one else "" for one in map(rules_for, (2019, 2020, 2026))] == [
        "",
        "bbc-2020",
        "bbc-3.0",
    ]


def test_an_amount_of_cents_is_written_exactly() -> None:
    assert str(euros(Fraction(1, 100))) == "0.0001"


def test_a_rule_set_that_does_not_exist_says_which_do() -> None:
    with pytest.raises(PlanUnreadable, match=r'"2014" bestaat niet; kies uit "2020", "3\.0"'):
        rules_of("2014")


def test_a_term_that_is_no_term_is_refused() -> None:
    with pytest.raises(PlanUnreadable, match="is geen term"):
        rules._term("8 % van de schuld")
