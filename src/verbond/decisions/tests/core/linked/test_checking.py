"""What a shape says of a page: wrong, in order, not about it, or not to be run."""

import socket
from typing import Any

import pytest

from verbond.decisions.core.linked.checking import Outcome, check_page
from verbond.decisions.core.linked.saying import as_json, as_text
from verbond.decisions.core.linked.shapes import NAMES, NO_LEVEL, Shape, parse_shapes, repaired
from verbond.decisions.shapes_folder import repaired_shape, shapes_of
from verbond.decisions.tests.core.linked.pages import POINT, VOTE, page
from verbond.kit.testing import SHARED

PAGES = (
    "example-basic-agenda",
    "example-decision-list",
    "example-notulen",
    "real-erpe-mere-besluitenlijst",
    "real-essen-besluitenlijst",
)
# As measured beside this program: triples, then violations; None: no target, "error": not run.
MEASURED: dict[str, tuple[int, tuple[int | str | None, ...], int]] = {
    "example-basic-agenda": (33, (15, 19, None, 19, None), 19),
    "example-decision-list": (108, (15, 21, 6, "error", None), 30),
    "example-notulen": (151, (12, 16, 2, "error", None), 17),
    "real-erpe-mere-besluitenlijst": (160, (6, 15, 15, "error", None), 53),
    "real-essen-besluitenlijst": (202, (28, 63, 44, "error", None), 142),
}
SMALL = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix besluit: <http://data.vlaanderen.be/ns/besluit#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix lblod: <http://lblod.data.gift/vocabularies/besluit/> .
<http://x.example/#s> a sh:NodeShape ; sh:targetClass besluit:Agendapunt ; %s .
"""


def _outcomes(content: bytes, shapes: tuple[Shape, ...] | None = None) -> dict[str, Outcome]:
    check = check_page(content, shapes_of() if shapes is None else shapes)
    return {outcome.name: outcome for outcome in check.outcomes}


def _small(says: str) -> Outcome:
    return _outcomes(page(POINT), parse_shapes({"small": SMALL % says}))["small"]


@pytest.mark.skipif(SHARED is None, reason="the pages of others stand beside a checkout")
@pytest.mark.parametrize("name", PAGES)
def test_every_measured_figure_holds(name: str) -> None:
    assert SHARED is not None
    content = (SHARED / "data/decisions" / f"{name}.html").read_bytes()
    triples, expected, mended = MEASURED[name]
    check = check_page(content, shapes_of())
    assert check.triples == triples
    told = tuple(
        "error" if one.error else one.violations and len(one.violations) for one in check.outcomes
    )
    assert told == expected
    shape = repaired_shape()
    assert shape is not None
    (outcome,) = check_page(content, [shape]).outcomes
    assert len(outcome.violations or ()) == mended
    for one in (*check.outcomes, outcome):
        counted = [count for count in one.by_level().values() if count is not None]
        assert sum(counted) == len(one.violations or ())


def test_violations_are_counted_at_the_level_that_the_shape_gives() -> None:
    outcome = _outcomes(page(POINT))["basic-agenda"]
    assert outcome.by_level() == {
        "Niveau 1": 1,  # geplandOpenbaar is missing
        "Niveau 3": 0,
        "Bonusniveau": 0,
        NO_LEVEL: 0,
    }


def test_shape_about_something_else_has_not_been_checked() -> None:
    outcome = _outcomes(page(POINT))["citerra"]
    assert (outcome.checked, outcome.violations, outcome.error) == (False, None, None)
    assert set(outcome.by_level().values()) == {None}


def test_vote_makes_the_published_shape_of_the_minutes_an_error() -> None:
    outcome = _outcomes(page(VOTE))["notulen"]
    assert outcome.error is not None
    assert "AS" in outcome.error
    assert (outcome.checked, outcome.violations) == (False, None)
    shape = repaired_shape()
    assert shape is not None
    assert _outcomes(page(VOTE), (shape,))["notulen"].violations


def test_shape_without_the_fault_is_left_alone() -> None:
    assert repaired("select $this where {}") is None


@pytest.mark.parametrize(
    "text",
    [
        "dit is geen Turtle",
        SMALL % "sh:property [ sh:minCount 1 ]",  # no path
        SMALL % 'sh:property [ sh:path dct:title ; sh:minCount "veel" ]',
        SMALL % 'sh:sparql [ sh:select "dit is geen vraag" ; sh:message "x" ]',
    ],
)
def test_broken_shape_is_an_error_and_hides_no_other(text: str) -> None:
    outcomes = _outcomes(page(POINT), (*parse_shapes({"broken": text}), *shapes_of()))
    broken = outcomes["broken"]
    assert (broken.checked, broken.violations) == (False, None)
    assert broken.error
    assert outcomes["basic-agenda"].violations


@pytest.mark.parametrize(
    ("says", "checked"),
    [
        ("sh:targetNode <http://fictief.example/anders>", True),
        ("sh:targetSubjectsOf dct:title", True),
        ("sh:targetObjectsOf dct:title", True),
        ("sh:targetObjectsOf dct:subject", False),
    ],
)
def test_shape_may_name_its_targets_otherwise(says: str, checked: bool) -> None:
    text = (SMALL % says).replace("sh:targetClass besluit:Agendapunt ;", "")
    (outcome,) = check_page(page(POINT), parse_shapes({"small": text})).outcomes
    assert outcome.checked is checked


def test_class_that_is_a_shape_itself_is_a_target() -> None:
    text = (SMALL % "a <http://www.w3.org/2000/01/rdf-schema#Class>").replace(
        "<http://x.example/#s>", "besluit:Agendapunt"
    )
    (outcome,) = check_page(page(POINT), parse_shapes({"small": text})).outcomes
    assert outcome.checked


def test_level_that_nobody_knew_is_counted_apart() -> None:
    says = (
        'sh:property [ sh:path dct:subject ; sh:minCount 1 ; lblod:maturiteitsniveau "Niveau 2" ]'
    )
    assert _small(says).by_level()["Niveau 2"] == 1


def test_checking_asks_nothing_of_any_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_names: Any) -> Any:
        raise AssertionError("a page was checked with the help of the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    imports = SMALL % "<http://www.w3.org/2002/07/owl#imports> <http://elders.example/s.ttl>"
    (outcome,) = check_page(page(POINT), parse_shapes({"small": imports})).outcomes
    assert outcome.violations == ()


def test_answer_for_programs_has_the_agreed_shape() -> None:
    answer = as_json(check_page(page(POINT), shapes_of()))
    assert set(answer) == {"triples", "shapes"}
    assert tuple(answer["shapes"]) == NAMES
    for told in answer["shapes"].values():
        assert set(told) == {"checked", "violations", "by_level", "error"}


def test_people_read_the_worst_first_in_dutch() -> None:
    text = as_text(check_page(page(POINT + VOTE), shapes_of()))
    assert text.index("notulen: NIET NAGEKEKEN") < text.index("overtreding")
    assert "geplandOpenbaar ontbreekt" in text
    assert "citerra: niet nagekeken" in text
    assert text.index("Niveau 1") < text.index("citerra")


def test_long_list_is_cut_and_says_so() -> None:
    check = check_page(page(POINT + POINT.replace("punt/1", "punt/2")), shapes_of())
    assert "nog 1 (--all" in as_text(check, most=1)


def test_page_in_order_and_page_without_rdfa_read_so() -> None:
    small = parse_shapes({"small": SMALL % "sh:property [ sh:path dct:title ; sh:minCount 1 ]"})
    assert "small: in orde." in as_text(check_page(page(POINT), small))
    assert "geen RDFa" in as_text(check_page(b"", small))
    assert "windows-1252" in as_text(check_page(b"\xe9", small))


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("sh:property [ sh:path dct:title ; sh:maxCount 0 ; sh:name 'titel' ]", "meer dan 0 keer"),
        ("sh:property [ sh:path dct:title ; sh:class besluit:Zitting ]", "niet de klasse Zitting"),
        ("sh:property [ sh:path dct:title ; sh:minLength 200 ; sh:message 'Te kort.' ]", "Te kort"),
        ("sh:property [ sh:path dct:title ; sh:datatype besluit:x ]", "de waarde is geen x"),
    ],
)
def test_each_kind_of_fault_reads_as_a_sentence(says: str, words: str) -> None:
    small = parse_shapes({"small": SMALL % says})
    assert words in as_text(check_page(page(POINT), small))
