"""Rules in a file: each word means what it means in Python, and slips are named with their line."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.kit.errors import RuleBroken
from verbond.rights.core import language
from verbond.rights.core.household import Evaluation
from verbond.rights.core.language import Book, reading
from verbond.rights.core.reading.rule_words import WORDS
from verbond.rights.core.structure import Case, Home, Member
from verbond.rights.core.tree import Node, Right, walk
from verbond.rights.loading import shipped_rules
from verbond.rights.tests.core.reading.writing import condition, rule

LIMIT = "{par: vt.huidig.basis}"


def shape(node: Node) -> tuple[Any, ...]:
    """Return what a node is, without where it stands."""
    kept = {
        key: value
        for key, value in vars(node).items()
        if key not in {"where", "text"} and not isinstance(value, Node | tuple)
    }
    names = {
        key: value
        for key, value in vars(node).items()
        if isinstance(value, tuple) and not any(isinstance(one, Node) for one in value)
    }
    parts = (*node.parts(), *node.exists)
    return node.kind, repr(sorted({**kept, **names}.items())), tuple(shape(one) for one in parts)


def same(written: str, node: Node) -> bool:
    return shape(condition(written).condition) == shape(node)


@pytest.fixture(autouse=True)
def _open_book() -> Any:
    rules = shipped_rules()
    with reading(Book(rules.vocabulary, rules.parameters.units())):
        yield


def test_every_word_of_the_language_has_a_key() -> None:
    python_only = {"Book", "read_right", "reading", "recht", "regel", "rules", "cijfers"}
    assert set(language.__all__) - python_only == WORDS.keys() - {
        "plus", "min", "maal", "gedeeld_door",
    }  # fmt: skip


def test_conditions_are_those_of_the_words() -> None:
    w = language
    limit = w.par("igo.pensioenleeftijd")
    assert same("{minstens_jaar: {par: igo.pensioenleeftijd}}", w.minstens_jaar(limit))
    assert same("{niet: {feit: receives_vt}}", w.niet(w.feit("receives_vt")))
    assert same(
        "{is_een: {feit: pension_type, keuzes: [rust, brug]}}",
        w.is_een(w.feit("pension_type"), "rust", "brug"),
    )
    assert same(
        "{vanaf: {dag: 2024-01-01, is: {feit: receives_vt}}}",
        w.vanaf("2024-01-01", w.feit("receives_vt")),
    )
    assert same(
        "{tot_en_met: {dag: 2024-01-01, is: {altijd: true}}}",
        w.tot_en_met("2024-01-01", w.altijd()),
    )
    assert same(
        "{voorstel: {is: {feit: receives_vt}, belofte: akkoord}}",
        w.voorstel(w.feit("receives_vt"), belofte="akkoord"),
    )
    assert same(
        "{binnen_grens: {id: c, waarde: {feit: means_month}, grens: {par: leefloon.categorie_1}}}",
        w.binnen_grens("c", w.feit("means_month"), w.par("leefloon.categorie_1")),
    )
    assert same(
        "{voorwaarde: {id: c, is: {feit: receives_vt}, "
        "te_veel: [{feit: means_month}, {par: leefloon.categorie_1}]}}",
        w.voorwaarde(
            "c",
            w.feit("receives_vt"),
            te_veel=(w.feit("means_month"), w.par("leefloon.categorie_1")),
        ),
    )


def test_figures_are_those_of_the_words() -> None:
    w = language
    means, amount = w.feit("means_month"), w.par("leefloon.categorie_1")
    assert same(
        "{hoogstens: [{plus: [{feit: means_month}, {min: [{feit: means_month}, "
        "{par: leefloon.categorie_1}]}]}, {maal: [{par: leefloon.categorie_1}, 2]}]}",
        w.hoogstens(means + (means - amount), amount * 2),
    )
    assert same(
        "{meer_dan: [{deel: {waarde: {feit: means_month}, teller: 3, noemer: 4}}, "
        "{herleid: {waarde: {feit: current_taxable_income}, deler: 12, naar: EUR/month}}]}",
        w.meer_dan(
            w.deel(means, 3, 4),
            w.herleid(w.feit("current_taxable_income"), deler=12, naar="EUR/month"),
        ),
    )


def test_versions_and_everybody_are_those_of_the_words() -> None:
    w = language
    assert same(
        "{iedereen: {kring: bewoners, is: {feit: receives_vt}}}",
        w.iedereen("bewoners", w.feit("receives_vt")),
    )
    means, amount = w.feit("means_month"), w.par("leefloon.categorie_1")
    assert same(
        "{hoogstens: [{feit: means_month}, {versie: {van: 2026-03-01, geldt_voor: {altijd: true}, "
        "nieuw: {par: leefloon.categorie_1}, oud: {niet_gekend: {eenheid: EUR/month, "
        "tekst: onbekend}}}}]}",
        w.hoogstens(
            means,
            w.versie(
                van="2026-03-01",
                geldt_voor=w.altijd(),
                nieuw=amount,
                oud=w.niet_gekend("EUR/month", "onbekend"),
            ),
        ),
    )
    years = "{laatste_aanslag: {naam: taxable_income, jaren: [-2, -1]}}"
    assert same(
        f"{{hoogstens: [{years}, {LIMIT}]}}",
        w.hoogstens(w.laatste_aanslag("taxable_income", jaren=(-2, -1)), w.par("vt.huidig.basis")),
    )


def test_a_rule_of_a_household_reads_the_dwelling() -> None:
    found = rule(
        "onderwerp: gezin\n"
        "voorwaarden:\n"
        "  - binnen_grens:\n"
        "      id: huur\n"
        "      waarde: {feit: rent_month}\n"
        "      grens:\n"
        "        als:\n"
        "          test: {minstens: [{aantal: bewoners}, 2]}\n"
        "          dan: {par: huurpremie.max_huurprijs.verhoogd}\n"
        "          anders: {nul: EUR/month}\n"
        "bedrag: {schijf: {waarde: {feit: maf_net_income}, parameter: maf.schijven}}\n"
        "van: {dag: {naam: year_start, jaren: 1}}\n"
        "tot: 2030-12-31\n"
        "aanvragen_tot: {later: {dag: {vandaag: true}, met: 60, stap: days}}\n"
    )
    assert (found.subject, found.where) == ("household", "f.yaml:1")
    assert {node.where.partition(":")[0] for node in walk(*found.roots())} == {"f.yaml"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{hogstens: [1, 2]}", "no rule has the word `hogstens`. Did you mean `hoogstens`?"),
        ("{zzz: 1}", "no rule has the word `zzz`. The words are alle"),
        ("{7: 1}", "no rule has the word `7`"),
        ("{feit: receives_bread}", "there is no fact receives_bread"),
        ("{feit: taxable_income}", "fact taxable_income: give `jaar`"),
        ("{niet: {feit: birth_date}}", "a condition is true or false"),
        ("{volgens: leefloon.categorie_1}", "not true or false"),
        ("{hoogstens: [{feit: means_month}, 500]}", "“EUR/month” cannot be held against “number”"),
        ("{hoogstens: [{feit: birth_date}, 18]}", "“date” cannot be held against “number”"),
        (
            "{hoogstens: [{feit: means_month}, {par: igo.basisbedrgag}]}",
            "there is no parameter igo.basisbedrgag",
        ),
        (
            "{hoogstens: [{feit: means_month}, {par: vt.huidig.basis}]}",
            "“EUR/month” cannot be held against “EUR/year”",
        ),
        ("{hoogstens: [1]}", "a list of two parts here, not 1"),
        ("{hoogstens: 1}", "a list here, with at least one part"),
        ("{alle: []}", "a list here, with at least one part"),
        ("{alle: [yes]}", "“True”: write a word of the rule"),
        ("{alle: [receives_vt]}", "“receives_vt”: write a word of the rule"),
        ("{alle: [~]}", "write a word of the rule"),
        ("{niet: {feit: receives_vt, par: x}}", "one word here, not 2: feit, par"),
        ("{niet: {}}", "`niet` has no `of`"),
        ("{als: 1}", "`als` has the parts test, dan, anders"),
        ("{voorwaarde: {id: c}}", "`voorwaarde` has no `is`"),
        ("{voorwaarde: {id: C!, is: {altijd: true}}}", "“C!” is no name"),
        ("{voorwaarde: {id: c, is: {altijd: true}, extra: 1}}", "`voorwaarde` has no `extra`"),
        ("{altijd: no}", "only `true` can stand here"),
        ("{vanaf: {dag: soon, is: {altijd: true}}}", "a day here, as 2026-01-31"),
        ("{is_een: {feit: pension_type, keuzes: [bonus]}}", "pension_type has no choice bonus"),
        ("{is_een: {feit: pension_type, keuzes: []}}", "a list of texts here"),
        ("{is_een: {feit: pension_type, keuzes: ['']}}", "a text of at most 300 characters"),
        ("{iemand: {kring: buren, is: {altijd: true}}}", "there is no circle buren; there are"),
        ("{thuis: {feit: receives_vt}}", "home leads to a household"),
        ("{minstens_jaar: 9999999}", "a whole number here, at most 1000000"),
        ("{minstens_jaar: 1.5}", "write a word of the rule"),
        (
            f"{{hoogstens: [{{laatste_aanslag: {{naam: taxable_income, jaren: [1]}}}}, {LIMIT}]}}",
            "years count back",
        ),
        (
            f"{{hoogstens: [{{laatste_aanslag: {{naam: taxable_income, jaren: 1}}}}, {LIMIT}]}}",
            "a list of years here",
        ),
        (
            "{hoogstens: [{gedeeld_door: [{feit: means_month}, 0]}, {feit: means_month}]}",
            "nothing can be divided by nought",
        ),
    ],
)
def test_a_slip_is_named_with_file_and_line(text: str, said: str) -> None:
    with pytest.raises(RuleBroken, match=r"^f\.yaml:2: ") as caught:
        condition(text)
    assert said in caught.value.message


def test_the_line_is_that_of_the_word_deep_inside() -> None:
    text = (
        "onderwerp: persoon\nvoorwaarden:\n"
        "  - alle:\n      - altijd: true\n      - niet:\n          feit: x\n"
    )
    with pytest.raises(RuleBroken, match=r"f\.yaml:6: there is no fact x"):
        rule(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("onderwerp: hond\nvoorwaarden: [{altijd: true}]\n", "`onderwerp` is one of persoon"),
        ("onderwerp: persoon\n", "write a word of the rule"),
        ("onderwerp: persoon\nvoorwaarden: []\n", "a list here"),
        ("onderwerp: persoon\nvoorwaarden: [{altijd: true}]\nbedragen: 1\n", "a rule has no `bedr"),
        ("onderwerp: persoon\nvoorwaarden: [{altijd: true}]\nbedrag: 5\n", "“number”, not money"),
        (
            "onderwerp: gezin\nvoorwaarden: [{feit: receives_vt}]\n",
            "a right of a household rests on a condition of a person",
        ),
    ],
)
def test_the_frame_of_a_rule_is_checked_too(text: str, said: str) -> None:
    with pytest.raises(RuleBroken, match=r"^f\.yaml:\d: ") as caught:
        rule(text)
    assert said in caught.value.message


LEAVES = st.one_of(
    st.booleans(), st.integers(-5, 10**7), st.dates(dt.date(1900, 1, 1)), st.none(),
    st.sampled_from(["birth_date", "receives_vt", "leefloon.categorie_1", "bewoners", "EUR/month"]),
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*WORDS, "id", "is", "kring", "op"]), inner, max_size=2),
    ),
    max_leaves=12,
)


def as_yaml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "~"}[value]
    return str(value)


def test_days_added_to_days_never_leave_the_calendar() -> None:
    far = "{vandaag: true}"
    for _turn in range(6):
        far = f"{{later: {{dag: {far}, met: 1000000, stap: days}}}}"
    shipped = shipped_rules()
    made = rule(f"onderwerp: persoon\nvoorwaarden: {{altijd: true}}\naanvragen_tot: {far}\n")
    rules = replace(shipped, rights={"vt": replace(made, id="vt")})
    case = Case({"h": Home("h", ("a",))}, {"a": Member("a", "h")})
    answer = Evaluation(rules, case, dt.date(2026, 1, 1)).answer("vt", "a")
    assert answer.deadline == dt.date.max


@given(VALUES)
def test_whatever_is_written_becomes_a_rule_or_a_refusal_in_words(value: object) -> None:
    said = ""
    found: Right | None = None
    try:
        found = condition(as_yaml(value))
    except RuleBroken as refused:
        said = refused.message
    assert found is not None or said.startswith("f.yaml:")


IGO = """
onderwerp: persoon
voorwaarden:
  - voorwaarde: {id: leeftijd, is: {leeftijd_bereikt: igo.pensioenleeftijd}}
  - voorwaarde: {id: verblijf, is: {feit: igo_residence_status}}
  - onder_grens: {id: bestaansmiddelen, waarde: {feit: igo_means_month}, grens: BASIS}
bedrag: {hoogste: [0, {min: [BASIS, {feit: igo_means_month}]}]}
""".replace(
    "BASIS",
    "{als: {test: {iemand: {kring: buiten_rechte_lijn_thuis, is: {minstens_jaar: 18}}}, "
    "dan: {par: igo.basisbedrag}, anders: {par: igo.verhoogd_basisbedrag}}}",
)


def test_a_whole_rule_in_a_file_is_the_rule_in_python() -> None:
    shipped = shipped_rules().rights["igo"]
    written = rule(IGO)
    assert written.subject == shipped.subject
    assert [shape(one) for one in written.roots()] == [shape(one) for one in shipped.roots()]
