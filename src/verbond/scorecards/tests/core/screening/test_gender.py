"""Words that leave people out, on sentences that were labelled by hand."""

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from verbond.scorecards.core.screening import load_words, screen

LABELLED: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "labelled.yaml").read_text(encoding="utf-8")
)
WORDS = load_words()


def precision_and_recall(part: str) -> tuple[float, float]:
    right = marked = meant = 0
    for text, labels in LABELLED[part]:
        found = [mark.word for mark in screen(text, WORDS)]
        marked, meant = marked + len(found), meant + len(labels)
        right += sum(min(found.count(word), labels.count(word)) for word in set(labels))
    return right / marked, right / meant


# The figures of docs/explanation/tests-on-decisions.md: whoever changes the list measures again.
@pytest.mark.parametrize(("part", "figures"), [("seen", (1.0, 1.0)), ("unseen", (1.0, 0.841))])
def test_the_list_finds_what_the_docs_say_it_finds(part: str, figures: tuple[float, float]) -> None:
    assert precision_and_recall(part) == pytest.approx(figures, abs=0.0006)


def marks(text: str) -> list[tuple[str, str]]:
    return [(mark.word, mark.proposal) for mark in screen(text, WORDS)]


def test_a_proposal_follows_the_capital_and_the_compound() -> None:
    assert marks("Brandweerman gezocht.") == [("Brandweerman", "Brandweerlid")]
    assert marks("De thuisverpleegsters komen.") == [
        ("thuisverpleegsters", "thuisverpleegkundigen")
    ]


def test_somebody_who_is_named_is_left_alone() -> None:
    assert marks("We danken brandweerman Jan Peeters (fictief).") == []
    assert marks("De familie Timmerman (fictief) verhuist.") == []
    assert marks("VACATURE BRANDWEERMAN") == [("BRANDWEERMAN", "Brandweerlid")]


def test_a_phrase_over_two_lines_is_one_mark() -> None:
    (mark,) = screen("Elke huurder betaalt zijn\n of  haar deel.", WORDS)
    assert mark.word == "zijn\n of  haar"
    assert "Twee vormen" in mark.why


def test_a_pronoun_far_from_anybody_is_left_alone() -> None:
    assert marks("De huurder tekent. De dienst leest. Hij antwoordt.") == []
    assert marks("Hij komt. Zijn fiets ook.") == []
    assert marks("De huurder betaalt zijn") == []
    assert marks("De huurder " + "nu " * 80 + "tekent en hij betaalt") == []


@given(st.text(alphabet=st.sampled_from("hijzn/ de.brandweermanA\n(m/v)’é"), max_size=200))
def test_marks_stand_where_they_say_and_never_overlap(text: str) -> None:
    found = screen(text, WORDS)
    assert all(text[mark.start : mark.end] == mark.word for mark in found)
    assert all(one.end <= then.start for one, then in itertools.pairwise(found))
    assert all(mark.proposal and mark.why for mark in found)


def test_a_text_made_to_be_slow_is_read_all_the_same() -> None:
    assert len(screen("hij/zij " * 6000, WORDS)) == 6000
    assert screen("a" * 50_000, WORDS) == ()
