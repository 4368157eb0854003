import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.rights.core.checking.answers import (
    MOST_MEMBERS,
    NOT_KNOWN,
    Answers,
    Inhabitant,
    packed,
    unpacked,
)
from verbond.rights.core.errors import CaseError
from verbond.rights.tests.core.checking.worlds import family

WORDS = st.text(max_size=12)


@given(st.dictionaries(WORDS, WORDS, max_size=20), st.lists(WORDS, max_size=5), WORDS)
def test_what_was_packed_comes_out_the_same(
    said: dict[str, str], trail: list[str], code: str
) -> None:
    answers = Answers(said=said, trail=tuple(trail), code=code, cares=(("p1", "p2"),))
    assert unpacked(packed(answers)) == answers


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no zlib",
        zlib.compress(b"no json"),
        zlib.compress(b"[]"),
        zlib.compress(b'{"p":[]}'),
        zlib.compress(b'{"p":[["p2"]],"s":{}}'),
        packed(Answers())[:-3],
    ],
)
def test_what_was_not_packed_here_is_refused(content: bytes) -> None:
    with pytest.raises(CaseError):
        unpacked(content)


def test_a_small_file_that_grows_without_end_is_refused() -> None:
    with pytest.raises(CaseError):
        unpacked(zlib.compress(b" " * 10_000_000))


def test_more_people_than_the_check_takes_are_refused() -> None:
    people = tuple(Inhabitant(f"p{number}") for number in range(1, MOST_MEMBERS + 2))
    with pytest.raises(CaseError):
        unpacked(packed(Answers(people=people)))


def test_more_answers_than_there_are_questions_are_refused() -> None:
    with pytest.raises(CaseError):
        unpacked(packed(Answers(said={f"p1.x{number}": "ja" for number in range(2001)})))


def test_who_leaves_takes_every_answer_along() -> None:
    answers = family(p1__receives_vt="nee", p2__receives_vt="ja", h1__tenure="eigenaar")
    answers = Answers(
        answers.people, "city", (("p1", "p2"), ("p1", "p3")), answers.said,
        ("krijg_je_al:p2", "woning:h1"), ("vt p2", "vt p1"),
    )  # fmt: skip
    left = answers.with_people(tuple(one for one in answers.people if one.id != "p2"), "city")
    assert left.said == {"p1.receives_vt": "nee", "h1.tenure": "eigenaar"}
    assert left.cares == (("p1", "p3"),)
    assert left.trail == ("woning:h1",)
    assert left.held == ("vt p1",)


def test_an_empty_answer_takes_the_answer_back() -> None:
    answers = family(p1__receives_vt="ja").with_said({"p1.receives_vt": "", "p1.x": NOT_KNOWN})
    assert answers.said == {"p1.x": NOT_KNOWN}
    assert answers.skipped() == {"p1.x"}
    assert answers.last == ("p1.receives_vt", "p1.x")


def test_who_lives_elsewhere_is_not_here() -> None:
    away = Inhabitant("p4", lives="city")
    answers = Answers(people=(*family().people, away))
    assert away not in answers.here
    assert away.home == "hp4"
    assert answers.person("p9") is None
