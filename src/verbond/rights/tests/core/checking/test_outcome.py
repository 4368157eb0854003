import datetime as dt
from dataclasses import replace

from verbond.rights.core.answers import Amount, Answer, Verdict
from verbond.rights.core.checking.answers import Answers, Inhabitant
from verbond.rights.core.checking.outcome import Group, Outcome, Span, holders, outcome
from verbond.rights.loading import shipped_rules
from verbond.rights.queries.checking import shipped_questions
from verbond.rights.tests.core.checking.worlds import ME, TODAY, family

YES, NO, MAYBE, NOT = Verdict.YES, Verdict.NO, Verdict.MAYBE, Verdict.NOT_EXAMINED


def _answer(
    right: str, subject: str, verdict: Verdict, *, about: str = "",
    cents: tuple[int, int | None] | None = None, stale: bool = False, judged: bool = False,
) -> Answer:  # fmt: skip
    amount = Amount(*cents) if cents else None
    return Answer(
        right, subject, about, TODAY, "geldend", verdict, amount=amount, is_stale=stale,
        needs_judgement=judged, missing=("p1.means_month",) if verdict == MAYBE else (),
    )  # fmt: skip


def _out(*given: Answer, answers: Answers | None = None) -> Outcome:
    return outcome(given, answers or family(), shipped_rules().catalogue, shipped_questions())


def test_each_right_stands_once_with_who_does_not_have_it_beside_it() -> None:
    out = _out(_answer("vt", "p1", YES), _answer("vt", "p2", YES), _answer("vt", "p3", NO))
    (item,) = out.items
    assert item.group == Group.YES
    assert [one.subject for one in item.answers] == ["p1", "p2"]
    assert [one.subject for one in item.others] == ["p3"]


def test_a_no_for_everybody_is_a_group_of_its_own() -> None:
    out = _out(_answer("vt", "p1", NO), _answer("vt", "p2", NO))
    assert [item.group for item in out.items] == [Group.NO]


def test_what_somebody_says_to_have_is_theirs_and_their_dependants() -> None:
    answers = family(p2__receives_vt="ja")
    assert holders(answers, "vt", shipped_questions()) == {"p1", "p2", "p3"}
    assert holders(answers, "leefloon", shipped_questions()) == frozenset()
    given = (_answer("vt", "p1", NO), _answer("vt", "p2", YES), _answer("vt", "p3", MAYBE))
    assert [item.group for item in _out(*given, answers=answers).items] == [Group.HELD]


def test_a_right_of_a_child_alone_is_not_shared() -> None:
    answers = family(p3__receives_vt="ja")
    assert holders(answers, "vt", shipped_questions()) == {"p3"}


def test_i_have_it_already_counts_without_a_question_about_it() -> None:
    answers = replace(family(), held=("taxicheques_genk p1",))
    out = _out(_answer("taxicheques_genk", "p1", YES, cents=(20000, 20000)), answers=answers)
    assert out.items[0].group == Group.HELD
    assert out.per_month is None


def test_what_was_told_of_nobody_here_is_not_shown() -> None:
    away = Inhabitant("p4", lives="city")
    answers = Answers(people=(ME, away))
    out = _out(
        _answer("vt", "p4", YES), _answer("huurpremie", "hp4", YES),
        _answer("huurpremie", "h1", NO),
        _answer("mantelzorgtoelage_genk", "p1", YES, about="p4"),
        _answer("mantelzorgtoelage_genk", "p4", YES, about="p1"), answers=answers,
    )  # fmt: skip
    assert [item.right for item in out.items] == ["huurpremie", "mantelzorgtoelage_genk"]
    assert len(out.items[1].answers) == 2


def test_progress_counts_rights_that_more_questions_would_not_change() -> None:
    out = _out(
        _answer("vt", "p1", YES),
        _answer("leefloon", "p1", MAYBE, judged=True),
        _answer("igo", "p1", MAYBE),
        _answer("igo", "p2", NO),
        _answer("ivt", "p1", NOT),
    )
    assert (out.clear, out.total) == (2, 3)
    assert out.items[1].needs_judgement
    assert out.group(Group.MAYBE)[1].missing == ("p1.means_month",)
    assert [item.right for item in out.group(Group.NOT_EXAMINED)] == ["ivt"]


def test_the_total_per_month_is_a_range_and_leaves_out_what_is_old() -> None:
    out = _out(
        _answer("leefloon", "p1", YES, cents=(100_00, 200_00)),
        _answer("taxicheques_genk", "p1", YES, cents=(200_00, 200_00)),
        _answer("igo", "p1", MAYBE, cents=(0, 50_00)),
        _answer("huurpremie", "h1", YES, cents=(900_00, 900_00), stale=True),
        _answer("maximumfactuur", "h1", YES, cents=(500_00, 500_00)),
        _answer("vt", "p1", YES),
    )
    assert out.per_month == Span(100_00 + 16_66, 200_00 + 16_67 + 50_00)
    assert out.some_stale


def test_a_total_without_a_greatest_amount_has_none() -> None:
    out = _out(_answer("leefloon", "p1", YES, cents=(100_00, None)))
    assert out.per_month == Span(100_00, None)
    assert not out.some_stale


def test_a_day_of_an_answer_is_kept() -> None:
    assert _out(_answer("vt", "p1", YES)).items[0].answers[0].date == dt.date(2024, 6, 3)
