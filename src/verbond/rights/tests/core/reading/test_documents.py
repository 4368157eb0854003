"""What a file may hold, and what is refused with its line: also files made to do harm."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.rights.core.errors import DocumentError
from verbond.rights.core.reading.documents import (
    MOST_CHARACTERS,
    MOST_LEVELS,
    Rows,
    Table,
    read_document,
)
from verbond.rights.tests.core.reading.writing import document


def refusal(text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        document(text)
    return caught.value.message


def test_every_key_and_item_knows_its_line() -> None:
    read = document("a: 1\nb:\n  - x\n  - {c: true}\n")
    assert (read.at("b"), read.at(), read["b"].at(1)) == ("f.yaml:2", "f.yaml:1", "f.yaml:4")
    assert read["b"][1].at("c") == "f.yaml:4"
    # What is not there is said to be missing from the mapping or list itself.
    assert (read.at("z"), read["b"].at(9), read["b"].at()) == ("f.yaml:1", "f.yaml:3", "f.yaml:3")


def test_plain_values_are_what_they_look_like() -> None:
    read = document(
        'a: 12\nb: "12.50"\nc: 1.5\nd: 2024-02-29\ne: yes\nf: text\ng: ~\nh: -3\n2024-01-01: =\n'
    )
    assert dict(read) == {
        "a": 12, "b": "12.50", "c": Fraction(3, 2), "d": dt.date(2024, 2, 29), "e": True,
        "f": "text", "g": None, "h": -3, dt.date(2024, 1, 1): "=",
    }  # fmt: skip
    assert isinstance(read, Table)
    assert isinstance(document("a: [1]")["a"], Rows)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\nb: *x\n", "f.yaml:1: x cannot stand here; no anchors"),
        ("a: 1\nb: *x\n", "f.yaml:2: *x cannot stand here"),
        ("a: !!python/object:os.system 1\n", "no anchors (&) and no tags (!)"),
        ("a: 1\na: 2\n", "f.yaml:2: a for the second time"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2: a second document"),
        ("a: 99999999999999999999\n", "f.yaml:1: 99999999999999999999 cannot stand here"),
        (f"a: {'9' * 5000}\n", "a plain number"),
        ("a: 0x10\n", "a plain number"),
        ("a: 1_000\n", "a plain number"),
        ("a: 12:30:00\n", "a plain number"),
        ("a: .inf\n", "a plain number"),
        ("a: 1.0e+3\n", "a plain number"),
        ("a: 2024-02-30\n", "a day that exists"),
        ("a: 2024-02-28 12:00:00\n", "a day that exists"),
        ("<<: {a: 1}\n", "cannot stand here"),
        ("? [a]\n: 1\n", "a key is a word, a number or a day"),
        ("~: 1\n", "a key is a word, a number or a day"),
        ("- a\n", "f.yaml:1: the file is a mapping"),
        ("", "f.yaml:1: the file is a mapping"),
        ("a: [1\nb: 2\n", "this is not YAML"),
        ("a: \x07\n", "this is not YAML"),
        ("a:\n\t- b\n", "this is not YAML"),
    ],
)
def test_what_no_rule_needs_is_refused_with_its_line(text: str, said: str) -> None:
    assert said in refusal(text)


def test_a_tower_of_brackets_is_refused_and_breaks_nothing() -> None:
    assert "at most" in refusal(f"a: {'[' * 100_000}")
    deep = f"a: {'[' * (MOST_LEVELS - 1)}1{']' * (MOST_LEVELS - 1)}\n"
    assert document(deep)["a"]


def test_a_file_that_would_unfold_into_billions_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)},*{chr(97 + n)}]\n" for n in range(20)
    )
    assert refusal(bomb).startswith("f.yaml:1: a cannot stand here")


def test_files_that_are_too_large_are_refused() -> None:
    assert "at most" in refusal("a: " + "x" * MOST_CHARACTERS)
    assert "so many values" in refusal("a: [" + "1," * 50_000 + "]\n")


@given(st.text(max_size=200))
def test_whatever_stands_in_a_file_it_is_read_or_refused_in_words(text: str) -> None:
    said = ""
    try:
        read_document(text, "f.yaml")
    except DocumentError as refused:
        said = refused.message
    # Anything but a refusal in words would have ended this test already.
    assert not said or said.startswith("f.yaml")
