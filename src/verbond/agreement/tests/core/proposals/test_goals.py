"""Which development goals a sentence serves, and which it only seems to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.agreement.core.proposals.goals import packaged_terms, propose_goals, read_terms
from verbond.agreement.core.proposals.text import Unit
from verbond.agreement.core.sdg import NAMES
from verbond.agreement.tests.core.proposals.made import action, prose

SMALL = read_terms(
    {
        "threshold": 3,
        "goals": {
            7: {
                3: ["zonnepan*", "openbare verlichting"],
                2: ["stroom", "*net"],
                "not": ["stroom van bezoekers"],
            },
            6: {3: ["*water*"], 1: ["stroom"], "not": ["regenwater"]},
        },
    }
)  # fmt: skip


def goals(text: str) -> dict[str, tuple[str, ...]]:
    return {one.value: one.words for one in propose_goals([action(text)], SMALL)}


def test_a_term_counts_in_every_inflection_and_shows_the_word_as_written() -> None:
    assert goals("De stad legt Zonnepanelen.") == {"7": ("Zonnepanelen",)}


def test_no_goal_is_an_answer() -> None:
    assert goals("De stad organiseert een feest.") == {}


def test_weak_terms_add_up_and_one_alone_says_nothing() -> None:
    assert goals("De stroom valt uit.") == {}
    assert goals("Het warmtenet levert stroom.") == {"7": ("warmtenet", "stroom")}


def test_the_same_word_twice_counts_once() -> None:
    assert goals("Stroom, stroom en nog eens stroom.") == {}


def test_a_phrase_needs_its_words_in_a_row() -> None:
    assert goals("We vernieuwen de openbare verlichting.") == {"7": ("openbare", "verlichting")}
    assert goals("Openbare pleinen en verlichting.") == {}


def test_what_only_looks_like_a_term_does_not_count() -> None:
    assert goals("Een stroom van bezoekers bij het warmtenet.") == {}
    assert goals("Regenwater vangen we op.") == {}
    assert goals("We sparen drinkwater.") == {"6": ("drinkwater",)}


def test_prose_that_nobody_can_keep_gets_no_goal() -> None:
    assert list(propose_goals([prose("We leggen zonnepanelen.")], SMALL)) == []


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Experten kinderarmoede worden aangesteld.", "1"),
        ("Scholen voorzien warme maaltijden.", "2"),
        ("We ondersteunen mantelzorgers.", "3"),
        ("Elke leerling krijgt leerbegeleiding.", "4"),
        ("We treden op tegen intrafamiliaal geweld.", "5"),
        ("Er komt gescheiden riolering.", "6"),
        ("De school krijgt zonnepanelen.", "7"),
        ("Het aantal werkzoekenden daalt.", "8"),
        ("Er komt een fietspad langs de baan.", "11"),
        ("We gebruiken minder plastic.", "12"),
        ("De stad bereidt zich voor op de klimaatverandering.", "13"),
        ("De biodiversiteit neemt toe.", "15"),
        ("De politie pakt overlast aan.", "16"),
        ("De stedenband wordt versterkt.", "17"),
    ],
)
def test_the_packaged_terms_know_plain_cases(text: str, goal: str) -> None:
    assert [one.value for one in propose_goals([action(text)])] == [goal]


@pytest.mark.parametrize(
    "text",
    [
        "De dienst zorgt voor een goede ontvangst.",
        "We overleggen met diverse partners.",
        "De academie krijgt een nieuwe gevel.",
        "Een duidelijke afspraak over de vergadering.",
    ],
)
def test_everyday_words_lead_to_no_goal(text: str) -> None:
    assert list(propose_goals([action(text)])) == []


def test_every_goal_has_terms_and_no_other_goal_is_named() -> None:
    assert {term.goal for term in packaged_terms().terms} == set(NAMES)


@given(st.text(max_size=300))
def test_words_shown_stand_in_the_text_and_certainty_is_a_share(text: str) -> None:
    unit = Unit("k", "action", text, is_promise=True)
    for one in propose_goals([unit]):
        assert one.words
        assert all(word in text for word in one.words)
        assert 0 < one.certainty < 100
