"""Plan files in and out: three kinds, no loss, and clear words for what is wrong."""

import json
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.kit.errors import RuleBroken
from verbond.kit.sheets.amounts import MAX_CENTS
from verbond.kit.testing import ROOT, SHARED
from verbond.plan.core.answer import as_json, as_text
from verbond.plan.core.check import check_plan
from verbond.plan.core.errors import PlanUnreadable
from verbond.plan.core.file import reading
from verbond.plan.core.file.reading import read_plan
from verbond.plan.core.file.writing import to_csv, to_plain, to_xlsx
from verbond.plan.core.plan_file import Amount, Node, PlanFile, Unclear
from verbond.plan.core.rules import policy_fields
from verbond.plan.core.words import AMOUNTS, ENTITIES, ENTITY_AMOUNTS, FIGURES
from verbond.plan.tests.core.making import content, plan, read

letters = st.characters(categories=("L", "N", "P", "S", "Zs"))
names = st.text(letters, max_size=30).map(lambda text: " ".join(text.split()))
codes = names.filter(bool)
amounts: st.SearchStrategy[Amount] = st.one_of(
    st.integers(-MAX_CENTS, MAX_CENTS), st.sampled_from(["990.000", "12.5"]).map(Unclear)
)


def by_name(allowed: tuple[str, ...], lowest: int) -> st.SearchStrategy[dict[str, Amount]]:
    wanted = amounts.filter(lambda one: isinstance(one, Unclear) or one >= lowest)
    return st.dictionaries(st.sampled_from(allowed), wanted, max_size=4)


def unique(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node, ...] | None]:
    several = st.lists(nodes, max_size=4, unique_by=lambda node: node.code).map(tuple)
    return st.one_of(st.none(), several)


parents = st.one_of(st.none(), codes)
span = st.integers(2026, 2031)
flags = st.one_of(st.none(), st.booleans())
plans = st.builds(
    PlanFile,
    sort=st.just("jaarrekening"),
    rules=st.sampled_from(["2020", "3.0"]),
    first_year=st.just(2026),
    last_year=st.just(2031),
    opening=st.one_of(st.none(), amounts),
    opening_by_account=st.one_of(st.none(), amounts),
    years=st.dictionaries(span, by_name(AMOUNTS, -MAX_CENTS), max_size=3),
    stated=st.one_of(st.none(), st.dictionaries(span, by_name(FIGURES, -MAX_CENTS), max_size=2)),
    goals=unique(st.builds(Node, code=codes, name=names)),
    action_plans=unique(st.builds(Node, code=codes, name=names, parent=parents)),
    actions=unique(
        st.builds(
            Node, code=codes, name=names, parent=parents, policy_field=parents, is_priority=flags
        )
    ),
    entities=st.one_of(
        st.none(),
        st.dictionaries(st.sampled_from(ENTITIES), by_name(ENTITY_AMOUNTS, -MAX_CENTS)),
    ),
)


@given(plans)
@settings(deadline=None)
def test_json_csv_and_xlsx_hold_the_same_plan(one: PlanFile) -> None:
    assert read_plan(json.dumps(to_plain(one)).encode(), name="f") == one
    assert read_plan(to_csv(one), name="f") == one


@given(plans)
@settings(deadline=None, max_examples=25)
def test_a_spreadsheet_holds_the_same_plan(one: PlanFile) -> None:
    assert read_plan(to_xlsx(one), name="f") == one


@given(plans)
@settings(deadline=None)
def test_every_plan_that_is_read_can_be_checked(one: PlanFile) -> None:
    outcome = check_plan(one)
    answer = json.loads(json.dumps(as_json(outcome)))
    assert set(answer) == {
        "soort", "bbc_versie", "plan_in_evenwicht", "per_jaar", "waarden", "bevindingen",
    }  # fmt: skip
    assert outcome.has_fault == any(one["ernst"] == "fout" for one in answer["bevindingen"])
    assert all(line.isprintable() for line in as_text(outcome).splitlines())


def test_the_example_of_the_contract_is_read_with_its_comments() -> None:
    text = """{"soort": "meerjarenplan", "comment": "x", "bbc_versie": "3.0", "comment2": "y",
      "periode": [2026, 2031], "jaren": {"2026": {"exploitatie_ontvangsten": "1.234,56"}},
      "acties": [{"code": "A1", "actieplan": "AP1", "prioritair": true, "beleidsveld": "0200"}]}"""
    found = read_plan(text.encode("utf-8-sig"), name="f")
    assert found.years == {2026: {"exploitatie_ontvangsten": 123456}}
    assert found.actions == (Node("A1", "", "AP1", "0200", is_priority=True),)
    assert read_plan(text.encode("utf-16"), name="f") == found


def amount_in(text: str) -> Amount | None:
    raw = json.dumps(content(jaren={"2026": {"onbeschikbare_gelden": 123454321}}))
    found = read_plan(raw.replace("123454321", text).encode(), name="f")
    return (found.years or {})[2026].get("onbeschikbare_gelden")


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("990000", 99000000),
        ("1234567.89", 123456789),
        ("9007199254740.99", 900719925474099),
        ("1e3", 100000),
        ("0.0", 0),
        ("9000000.0", 900000000),
        ("null", None),
        ('"1.234,56"', 123456),
    ],
)
def test_numbers_are_read_to_the_cent(text: str, cents: int | None) -> None:
    assert amount_in(text) == cents


@pytest.mark.parametrize("text", ["990.0", "990.000", "12.345", '"990.000"', '" 990.0 "'])
def test_a_number_that_may_be_a_shorn_thousand_is_kept_aside(text: str) -> None:
    assert amount_in(text) == Unclear(text.strip('" '))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("NaN", "NaN is geen bedrag"),
        ("Infinity", "Infinity is geen bedrag"),
        ("-Infinity", "-Infinity is geen bedrag"),
        ("1e999999999", "te groot"),
        ("1e99999999999999999999", "is geen bedrag"),
        ("1" * 5000, "is geen bedrag"),
        ("0." + "1" * 5000, "is geen bedrag"),
        ("1" * 300, "te groot"),
        ("10000000000001", "te groot"),
        ("1234.567", "meer dan twee cijfers"),
        ("true", "hier hoort een bedrag, niet ja of nee"),
        ("[]", "hier hoort een bedrag, niet een lijst"),
        ('""', "is geen bedrag"),
        ('"veel"', "is geen bedrag"),
        ("-1", "een bedrag onder 0"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(PlanUnreadable, match=said) as caught:
        amount_in(text)
    if said not in {"NaN is geen bedrag", "Infinity is geen bedrag", "-Infinity is geen bedrag"}:
        assert len(caught.value.message) < 250


def test_an_account_may_hold_a_correction_below_nought() -> None:
    one = plan(soort="jaarrekening", jaren={"2026": {"exploitatie_uitgaven": -5}})
    assert one.years == {2026: {"exploitatie_uitgaven": -500}}


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ({"soort": "begroting"}, "soort: kies uit meerjarenplan, jaarrekening"),
        ({"soort": 5}, "soort: hier hoort tekst, niet een getal"),
        ({"soort": ...}, "soort: kies uit"),
        ({"bbc_versie": "2014"}, "bbc_versie: kies uit 2020, 3.0"),
        ({"periode": [2026]}, "periode: hier horen het eerste en het laatste jaar"),
        ({"periode": [2031, 2026]}, "periode"),
        ({"periode": [1, 2026]}, "periode"),
        ({"periode": [True, 2026]}, "periode"),
        ({"periode": [2026, True]}, "periode"),
        ({"periode": ["2026", "2031"]}, "periode"),
        ({"periode": [1990, 2090]}, "hoogstens 50 jaar"),
        ({"periode": "2026-2031"}, "periode"),
        ({"jaren": ...}, "minstens een van jaren, acties en entiteiten"),
        ({"jaren": []}, "jaren: hier horen velden met een waarde, niet een lijst"),
        ({"jaren": {"26": {}}}, "jaren.26: dit is geen jaar van de periode 2026-2028"),
        ({"jaren": {"2029": {}}}, "jaren.2029: dit is geen jaar"),
        ({"jaren": {"2026": 5}}, "jaren.2026: hier horen velden"),
        (
            {"jaren": {"2026": {"exploitatie_ontvangst": 5}}},
            "exploitatie_ontvangst: dit veld bestaat niet; bedoel je exploitatie_ontvangsten?",
        ),
        ({"jarren": {}}, "jarren: dit veld bestaat niet; bedoel je jaren?"),
        ({"zzz\x1b[31m": {}}, r"'zzz\\x1b\[31m': dit veld bestaat niet"),
        ({"acties": {}}, "acties: hier hoort een lijst, niet velden"),
        ({"acties": [5]}, r"acties\[0\]: hier horen velden, niet een getal"),
        ({"acties": [{}]}, r"acties\[0\].code: de code ontbreekt"),
        ({"acties": [{"code": "A" * 41}]}, "langer dan 40 tekens"),
        ({"acties": [{"code": "A" * 4000}]}, "langer dan 40 tekens"),
        ({"acties": [{"code": "A\u0007"}]}, "teken dat geen schriftteken is"),
        ({"acties": [{"code": "A", "prioritair": "ja"}]}, "hier hoort true of false, niet tekst"),
        ({"acties": [{"code": "A", "beleidsveld": True}]}, "hier hoort tekst, niet ja of nee"),
        ({"acties": [{"code": "A", "beleidsveld": 10**9}]}, "hier hoort tekst, niet een getal"),
        (
            {"acties": [{"code": "A"}, {"code": "B"}, {"code": "A"}]},
            r"acties\[2\].code: de code A staat er twee keer, ook bij acties\[0\]",
        ),
        ({"beleidsdoelstellingen": [{"code": "B", "actieplan": "A"}]}, "dit veld bestaat niet"),
        ({"entiteiten": {"kerkfabriek": {}}}, "Toegelaten: gemeente, ocmw, agb"),
        ({"opgegeven_totalen": {"2026": {"saldo": 1}}}, "opgegeven_totalen.2026.saldo"),
    ],
)
def test_what_does_not_fit_is_refused_with_path_and_what_is_allowed(
    blocks: dict[str, Any], said: str
) -> None:
    with pytest.raises(PlanUnreadable, match=said) as caught:
        read(content(**blocks))
    assert caught.value.message.startswith("fictief.json")
    assert caught.value.message.isprintable()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "leeg"),
        (b"\xef\xbb\xbf  ", "leeg"),
        (b"{", "regel 1, teken 2"),
        (b'{"a": 1, "a": 2}', "'a' staat er twee keer"),
        (b"[]", "geen lijst"),
        (b"[" * 200_000, "te veel niveaus"),
        (b'{"a":' * 200_000, "te veel niveaus"),
        (b'{"acties": [{"code": "\\ud800"}]}', "kies uit|schriftteken"),
        (b"zomaar tekst", "kolommen moeten"),
        (b"\x00\x01", "geen tekstbestand"),
        (b"PK\x03\x04kapot", "beschadigd"),
    ],
)
def test_a_hostile_file_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(RuleBroken, match=said):
        read_plan(raw, name="f")


def test_a_file_past_all_measure_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 3)
    with pytest.raises(PlanUnreadable, match="groter dan"):
        read_plan(b"{}  ", name="f")


START = "onderdeel;code;jaar;veld;waarde\nplan;;;soort;meerjarenplan\nplan;;;bbc_versie;3\n"
PERIOD = "plan;;;eerste_jaar;2026\nplan;;;laatste_jaar;2031\n"


def test_a_table_by_hand_is_read() -> None:
    rows = "jaar;;2026;exploitatie_uitgaven;1.234,56\njaar;;2026;investering_uitgaven;\n"
    more = "actie;A1;;prioritair;Ja\nactie;A1;;beleidsveld;200\njaar;;2027;;\nentiteit;;;;\n"
    found = read_plan((START + PERIOD + rows + more).encode("cp1252"), name="f")
    assert found.years == {2026: {"exploitatie_uitgaven": 123456}, 2027: {}}
    assert found.actions == (Node("A1", policy_field="200", is_priority=True),)
    assert found.entities == {}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("plan;;;eerste_jaar;26\n", "rij 4: eerste_jaar: '26' is geen jaar"),
        ("plan;;;eerste_jaar;2026\n" * 2, "rij 5: eerste_jaar staat er twee keer"),
        (PERIOD + "plan;;;soort;jaarrekening\n", "rij 6: soort staat er twee keer, ook in rij 2"),
        (PERIOD + "krediet;;2026;x;1\n", "rij 6: onderdeel 'krediet' bestaat niet; kies uit plan"),
        (PERIOD + "jaar;;;x;1\n", "rij 6: bij onderdeel jaar hoort een jaar"),
        (PERIOD + "actie;;;naam;x\n", "rij 6: bij onderdeel actie hoort een code"),
        (PERIOD + "jaar;;2026;;5\n", "rij 6: er is een waarde, maar de kolom veld is leeg"),
        (PERIOD + "jaar;;2026;onbeschikbare_gelden;1\n" * 2, "rij 7: .* ook in rij 6"),
        (PERIOD + "actie;A1;;prioritair;soms\n", "rij 6: prioritair is ja of nee"),
        (PERIOD + "jaar;;2026;exploitatie;5\n", "rij 6, jaren.2026.exploitatie: dit veld"),
        (PERIOD + "jaar;;2025;exploitatie_uitgaven;5\n", "rij 6, jaren.2025: dit is geen jaar"),
        (PERIOD + "actie;A1;;plan;5\n", r"rij 6, acties\[0\].plan: dit veld"),
        ("plan;;;eerste_jaar;2026\nactie;A1;;;\n", "rij 4, periode: hier horen"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_its_row(rows: str, said: str) -> None:
    with pytest.raises(PlanUnreadable, match=said):
        read_plan((START + rows).encode(), name="f")


def test_other_columns_are_refused() -> None:
    with pytest.raises(PlanUnreadable, match="kolommen moeten onderdeel, code, jaar"):
        read_plan(b"onderdeel;code;jaar;veld;waarde;nota\nplan;;;soort;x;y\n", name="f")


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    one = plan(acties=[{"code": "A1", "naam": "=1+1"}, {"code": "#N/A"}])
    assert read_plan(to_xlsx(one), name="f") == one


values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.decimals(),
        st.text(max_size=8),
        st.sampled_from(["meerjarenplan", "3.0", "2026", "990.000"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(content())), values, max_size=5))
def test_no_values_break_the_reader(changed: dict[str, Any]) -> None:
    with suppress(RuleBroken):
        read_plan(json.dumps({**content(), **changed}, default=_plain).encode(), name="f")


@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: START + text)))
def test_no_bytes_break_the_reader(raw: bytes | str) -> None:
    with suppress(RuleBroken):
        read_plan(raw if isinstance(raw, bytes) else raw.encode(errors="ignore"), name="f")


def _plain(value: object) -> object:
    assert isinstance(value, Decimal)
    return float(value) if value.is_finite() else str(value)


def test_the_two_examples_of_the_documentation_are_one_plan() -> None:
    text = (ROOT / "docs/explanation/plan-balance.md").read_text(encoding="utf-8")
    plain, table = (
        text.split(f"```{kind}\n")[1].split("```")[0].encode() for kind in ("json", "csv")
    )
    assert read_plan(plain, name="f") == read_plan(table, name="f")


@pytest.mark.skipif(SHARED is None, reason="the contract is not on this machine")
def test_the_example_of_the_agreed_file_is_read() -> None:
    assert SHARED is not None
    text = (SHARED / "data/plan/plan-file.md").read_text(encoding="utf-8")
    found = read_plan(text.split("```json\n")[1].split("```")[0].encode(), name="f")
    assert found.actions == (Node("A1", "", "AP1", "0200", is_priority=True),)
    known = policy_fields().names
    listed = (SHARED / "data/plan/beleidsvelden.tsv").read_text(encoding="utf-8").splitlines()
    assert [f"{code}\t{name}" for code, name in known.items()] == [one for one in listed if one]
