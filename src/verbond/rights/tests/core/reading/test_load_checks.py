"""What does not fit between rules, catalogue and figures is named before anybody is answered."""

from dataclasses import replace

import pytest

from verbond.rights.core.language import Book, feit, reading, regel, voorstel, voorwaarde
from verbond.rights.core.parameters import Parameter, Parameters
from verbond.rights.core.reading.load_checks import faults_of, parameter_faults, shown
from verbond.rights.core.ruleset import CatalogueRow, RuleSet
from verbond.rights.loading import shipped_rules
from verbond.rights.tests.core.reading.writing import condition, parameter, parameters, rule

ROW = CatalogueRow(
    "test", "Test", "city", "stad", "person", "", "status", "", "yes", "A/X", "all", ("c",), 1, "x"
)
AGE = "{voorwaarde: {id: c, is: {minstens_jaar: 18}}}"


FUELS = "verwarmingsfonds.brandstoffen"


def on_day(day: str) -> str:
    return f"{{voorwaarde: {{id: c, is: {{minstens_jaar: {{leeftijd: 18, op: {{dag: {day}}}}}}}}}}}"


def faults(text: str = AGE, *more: Parameter, **changed: object) -> str:
    """Return what does not fit for one right in a catalogue of its own."""
    shipped = shipped_rules()
    own = parameters(*shipped.parameters, *more)
    right = condition(text) if text.startswith(("{", "[")) else rule(text)
    row = replace(ROW, **changed)  # type: ignore[arg-type]
    made = RuleSet(shipped.vocabulary, {row.id: row}, own, {"test": right})
    return "\n".join(faults_of(made))


def test_the_rules_that_ship_are_sound() -> None:
    assert faults_of(shipped_rules()) == ()


def test_a_right_that_fits_has_no_faults() -> None:
    assert faults() == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"id": "other"}, "other: `computed` is yes in the catalogue, and there is no rule."),
        ({"id": "other"}, "test is not in the catalogue."),
        ({"computed": "no"}, "test has a rule, and is not computed in the catalogue."),
        ({"subject": "household"}, "the rule is of a person, the catalogue says household."),
        ({"result": "money"}, "a right whose result is money has an amount."),
        ({"excludes": ("vt2",)}, "`excludes` names vt2, and there is no such right."),
        ({"conditions": ("c", "d")}, "conditions of the catalogue that the rule does not have: d."),
        ({"conditions": ("d",)}, "f.yaml:2: test has no condition c; it has d."),
    ],
)
def test_catalogue_and_rule_say_the_same(changed: dict[str, object], said: str) -> None:
    assert said in faults(AGE, **changed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"[{AGE}, {AGE}]", "condition c stands in the rule twice"),
        (
            "{iemand: {kring: bewoners, is: {voorwaarde: {id: c, is: {minstens_jaar: 18}}}}}",
            "condition c is not of the person of the right",
        ),
        (
            on_day("someday"),
            "there is no day someday; there are day, year_start",
        ),
        (
            on_day("month_day"),
            "`month_day` needs a parameter",
        ),
        (
            on_day("{naam: month_day, parameter: igo.pensioenleeftijd}"),
            "is no day of every year",
        ),
        (
            f"{{voorwaarde: {{id: c, is: {{is_een: {{feit: pension_type, lijst: {FUELS}}}}}}}}}",
            "pension_type has no choice stookolie, lamppetroleum_c, bulkpropaan",
        ),
        (
            "{voorwaarde: {id: c, is: {hoogstens: [{par: maf.schijven}, {par: maf.schijven}]}}}",
            "maf.schijven has brackets; ask them with `schijf`",
        ),
    ],
)
def test_parts_of_a_rule_that_cannot_be_are_named_with_their_line(text: str, said: str) -> None:
    found = faults(text)
    assert "f.yaml:2: " in found
    assert said in found


def test_a_right_may_exclude_one_that_there_is() -> None:
    assert faults(excludes=("test",)) == ""


def test_a_proposal_without_its_promise_is_refused() -> None:
    shipped = shipped_rules()
    with reading(Book(shipped.vocabulary, shipped.parameters.units())):
        empty = voorwaarde("c", voorstel(feit("receives_vt"), belofte=" "))
        made = replace(regel("persoon", empty), id="test")
    found = faults_of(replace(shipped, catalogue={"test": ROW}, rights={"test": made}))
    assert [fault.partition(": ")[2] for fault in found] == [
        "a proposal names the promise that it comes from."
    ]


def test_a_rule_never_divides_by_a_figure_that_is_nought() -> None:
    shipped = shipped_rules()
    text = (
        "{voorwaarde: {id: c, is: {minstens: [{gedeeld_door: [{par: vt.leefloon_maanden}, "
        "{par: huurpremie.plafond.meeste_personen}]}, {par: vt.leefloon_maanden}]}}}"
    )
    nought = replace(
        shipped.parameters["huurpremie.plafond.meeste_personen"],
        rows=parameter("n", 0).rows,
    )
    assert "which is nought here" in faults(text, nought)
    assert faults(text) == ""


def test_the_amount_has_the_unit_of_the_catalogue() -> None:
    text = (
        "onderwerp: persoon\nvoorwaarden:\n  - voorwaarde: {id: c, is: {minstens_jaar: 18}}\n"
        "bedrag: {par: leefloon.categorie_1}\n"
    )
    said = "f.yaml:1: the amount is EUR/month, the catalogue says EUR/year."
    assert faults(text, result="money", unit="EUR/year") == said
    assert faults(text, result="money", unit="EUR/month") == ""


def following(*pairs: tuple[str, int, str, str]) -> Parameters:
    return parameters(*(parameter(name, value, unit, ref) for name, value, unit, ref in pairs))


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ((("a", 1, "EUR", "b"),), "a.yaml:1: `ref` names b, and there is no such parameter."),
        (
            (("a", 1, "EUR", "b"), ("b", 1, "years", "")),
            "a.yaml:1: a is EUR, and its `ref` b is years.",
        ),
        (
            (("a", 1, "EUR", "b"), ("b", 1, "EUR", "a")),
            "`ref` goes round in a circle: a → b → a.",
        ),
        (
            (("a", 100, "EUR", "b"), ("b", 101, "EUR", "")),
            "a says 1.00 on 2024-01-01, and its `ref` b says 1.01; they are the same by rule.",
        ),
        (
            (("a", 1, "EUR", "b"), ("b", 1, "EUR", "c"), ("c", 1, "EUR", "b")),
            "`ref` goes round in a circle: b → c → b.",
        ),
    ],
)
def test_a_figure_that_follows_another_has_to_arrive(
    pairs: tuple[tuple[str, int, str, str], ...], said: str
) -> None:
    assert any(said in fault for fault in parameter_faults(following(*pairs)))


def test_a_figure_follows_through_another_to_the_end() -> None:
    chain = following(("a", 1, "EUR", "b"), ("b", 1, "EUR", "c"), ("c", 1, "EUR", ""))
    assert parameter_faults(chain) == ()
    day = chain["a"].rows[0].since
    assert chain.changed("c", 9, day).value_on("a", day) == 9


def test_a_figure_cannot_follow_one_that_began_later() -> None:
    early = parameter("a", 1, "EUR", "b")
    late = parameter("b", 1, "EUR")
    late = replace(late, rows=(replace(late.rows[0], since=late.rows[0].since.replace(year=2025)),))
    (fault,) = parameter_faults(parameters(early, late))
    assert "b has no value on 2024-01-01" in fault


def test_values_are_shown_as_they_are_written() -> None:
    assert [shown(131405, "EUR/month"), shown(18, "years")] == ["1314.05", "18"]
