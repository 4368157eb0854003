"""The same ballot is always the same, and nothing that does not fit gets through."""

import hashlib
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.balloting import (
    ALPHABET,
    CODE_LENGTH,
    RECEIPT_LENGTH,
    ElectorWrong,
    LettersWrong,
    Paper,
    box_hash,
    canonical,
    content_hash,
    elector_key,
    keyed,
    letters_of,
    lot_order,
    possible,
    read_content,
    read_letters,
    refused,
    sha256_of,
    shuffled,
    spaced,
)
from verbond.budgets.core.recipe import BallotForm

IDS = [f"p{n}" for n in range(8)]
COSTS = {name: 1000 * (at + 1) for at, name in enumerate(IDS)}
ids = st.lists(st.sampled_from(IDS), unique=True)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
)


def paper(**form: Any) -> Paper:
    return Paper(BallotForm(**form), COSTS, 10_000)


def codes(raw: object, **form: Any) -> list[str]:
    return [one.code for one in read_content(raw, paper(**form))[1]]


@given(st.integers(0, possible(RECEIPT_LENGTH) - 1))
def test_receipt_is_read_as_it_was_written_aloud(number: int) -> None:
    letters = letters_of(number, RECEIPT_LENGTH)
    assert read_letters(f" {spaced(letters).lower()} ", RECEIPT_LENGTH) == letters


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_are_two_codes(one: int, other: int) -> None:
    same = letters_of(one, CODE_LENGTH) == letters_of(other, CODE_LENGTH)
    assert same == (one == other)


def test_letters_that_look_alike_are_never_used() -> None:
    assert not set("01OILU") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(st.text(max_size=40))
def test_what_is_typed_is_a_code_or_refused_without_repeating_it(typed: str) -> None:
    try:
        found = read_letters(typed, 4)
    except LettersWrong as wrong:
        code = wrong.code
    else:
        code = ""
        assert set(found) <= set(ALPHABET)
    assert code in {"", "length", "letter"}


@given(plain)
def test_hostile_content_never_gets_into_the_box(raw: object) -> None:
    content, findings = read_content(raw, paper(type="cumulative", points=10))
    assert refused(findings) or all(name in COSTS and value > 0 for name, value in content.items())


@given(ids, st.randoms())
def test_order_of_crosses_says_nothing(chosen: list[str], chance: Any) -> None:
    other = chosen[:]
    chance.shuffle(other)
    one, two = (read_content(dict.fromkeys(names, 1), paper())[0] for names in (chosen, other))
    assert content_hash("R", one, "f") == content_hash("R", two, "f")


@given(st.dictionaries(st.sampled_from(IDS), st.integers(0, 20)))
def test_points_are_never_more_than_there_are(given_points: dict[str, int]) -> None:
    content, findings = read_content(given_points, paper(type="cumulative", points=10, most_each=6))
    fits = sum(given_points.values()) <= 10 and max(given_points.values(), default=0) <= 6
    assert refused(findings) != fits
    if fits:
        assert content == {name: value for name, value in given_points.items() if value}


@given(st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_ranking_closes_up_and_keeps_its_order(places: list[int]) -> None:
    raw = dict(zip(IDS, places, strict=False))
    content, findings = read_content(raw, paper(type="ordinal"))
    if len(set(places)) < len(places):
        assert refused(findings)
        return
    assert sorted(content.values()) == list(range(1, len(places) + 1))
    assert sorted(raw, key=raw.__getitem__) == sorted(content, key=content.__getitem__)


@pytest.mark.parametrize(
    ("raw", "form", "found"),
    [
        ({}, {}, ["blank"]),
        ({}, {"least": 1}, ["too_few"]),
        ({"p0": 1}, {"advised": 3}, ["fewer_than_advised"]),
        ({"p0": 1, "p1": 1}, {"type": "choose-1"}, ["too_many"]),
        ({"p0": 1, "p1": 1}, {"most": 1}, ["too_many"]),
        ({"p6": 1, "p7": 1}, {"type": "knapsack-warning"}, ["over_budget"]),
        ({"p6": 1}, {"type": "knapsack-warning"}, []),
        ({"p0": 6}, {"type": "scoring", "points": 5}, ["too_much_on_one"]),
        ({"p0": 4}, {"type": "scoring"}, []),
        ({"p0": 4}, {"type": "cumulative", "points": 5}, ["points_left"]),
        ({"p0": 4}, {"type": "cumulative"}, []),
        ({"p0": 2}, {}, ["out_of_range"]),
        ({"p0": 10**9}, {"type": "scoring"}, ["out_of_range"]),
        ({"p0": 1.0}, {}, ["not_a_number"]),
        ({"zz": 1}, {}, ["unknown_project"]),
    ],
)
def test_each_ballot_is_checked_by_its_own_rules(
    raw: object, form: dict[str, Any], found: list[str]
) -> None:
    assert codes(raw, **form) == found


@given(st.lists(st.text("0123456789abcdef", min_size=4, max_size=4)), st.randoms())
def test_hash_of_a_box_does_not_know_the_order(hashes: list[str], chance: Any) -> None:
    other = hashes[:]
    chance.shuffle(other)
    assert box_hash(hashes) == box_hash(other)
    assert box_hash([*hashes, "ffff0"]) != box_hash(hashes)


@given(st.text(max_size=20))
def test_same_choice_with_other_receipts_has_other_hashes(receipt: str) -> None:
    assert content_hash(receipt, {"p0": 1}, "f") != content_hash(f"{receipt}x", {"p0": 1}, "f")
    assert content_hash(receipt, {"p0": 1}, "f") != content_hash(receipt, {"p0": 1}, "g")


def test_hash_can_be_made_again_by_anybody_with_the_receipt() -> None:
    said = 'f\nABCD\n{"p0":1}'
    assert content_hash("ABCD", {"p0": 1}, "f") == hashlib.sha256(said.encode()).hexdigest()


@given(st.dictionaries(st.text(max_size=5), st.integers()))
def test_canonical_form_is_json_that_reads_back(value: dict[str, int]) -> None:
    assert json.loads(canonical(value)) == value
    assert sha256_of(value) == sha256_of(dict(reversed(list(value.items()))))


@given(ids, st.text(max_size=10))
def test_shuffling_loses_nobody_and_is_the_same_for_the_same_voter(
    names: list[str], seed: str
) -> None:
    assert sorted(shuffled(names, seed)) == sorted(names)
    assert shuffled(names, seed) == shuffled(names[::-1], seed)
    assert sorted(lot_order(names, seed)) == sorted(names)


def test_purposes_and_salts_never_share_a_hash() -> None:
    found = {
        keyed(salt, purpose, "x") for salt in "ab" for purpose in ("person", "code", "receipt")
    }
    assert len(found) == 6


@pytest.mark.parametrize("number", ["", "1234567890", "850730-033-2a", "8" * 60, "٨" * 11])
def test_number_that_cannot_be_right_is_refused_without_repeating_it(number: str) -> None:
    with pytest.raises(ElectorWrong) as caught:
        elector_key("s", number, date(1985, 7, 30))
    assert not number or number not in str(caught.value)
