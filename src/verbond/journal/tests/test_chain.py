"""The chain finds every way of tampering, and its bytes are those that anybody else computes."""

import dataclasses
import hashlib
import json
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.journal.core.chain import (
    LARGEST_EXACT,
    NOTHING_BEFORE,
    Link,
    actor_mark,
    canonical,
    chain_hash,
    check_exact,
    export_line,
    verify,
)
from verbond.journal.core.errors import DetailsNotExact

words = st.text(st.characters(codec="utf-8"), max_size=20)
whole = st.integers(-LARGEST_EXACT, LARGEST_EXACT)
exact = st.recursive(
    st.none() | st.booleans() | whole | words,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcxyz_09", min_size=1, max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
details = st.dictionaries(st.text("abc_", min_size=1, max_size=5), exact, max_size=3)
acts = st.lists(
    st.tuples(words, words, details).map(
        lambda parts: {"summary": parts[0], "object_key": parts[1], "details": parts[2]}
    ),
    min_size=2,
    max_size=8,
)
type Chain = list[tuple[Link, str]]


def chain_of(written: list[dict[str, object]]) -> Chain:
    chain: Chain = []
    previous = NOTHING_BEFORE
    for sequence, act in enumerate(written, 1):
        link = link_of(sequence, previous, **act)
        previous = chain_hash(link)
        chain.append((link, previous))
    return chain


def link_of(sequence: int = 1, previous: str = NOTHING_BEFORE, **changed: object) -> Link:
    link = Link(
        sequence=sequence,
        previous=previous,
        at="2026-11-23T06:30:00.000000Z",
        actor=actor_mark("key", sequence),
        role="clerk",
        verb="publish",
        room="agreement",
        object_kind="edition",
        object_key="genk-2019-2024",
        summary="Een editie werd gepubliceerd.",
        reason="",
        details={},
    )
    return dataclasses.replace(link, **changed)  # type: ignore[arg-type]


@given(acts)
def test_untouched_chain_is_whole(written: list[dict[str, object]]) -> None:
    chain = chain_of(written)
    found = verify(chain, head=chain[-1][1])
    assert found.is_whole
    assert (found.entries, found.head) == (len(written), chain[-1][1])


@given(acts, st.data())
def test_any_changed_field_is_found_where_it_stands(
    written: list[dict[str, object]], data: st.DataObject
) -> None:
    chain = chain_of(written)
    place = data.draw(st.integers(0, len(chain) - 1))
    link, kept = chain[place]
    field = data.draw(st.sampled_from([field.name for field in dataclasses.fields(Link)]))
    old = getattr(link, field)
    new: object
    if field == "sequence":
        new = data.draw(st.integers(0, 20).filter(lambda number: number != old))
    elif field == "details":
        new = data.draw(details.filter(lambda other: canonical_json(other) != canonical_json(old)))
    else:
        new = data.draw(words.filter(lambda other: other != old))
    chain[place] = (dataclasses.replace(link, **{field: new}), kept)  # type: ignore[arg-type]
    assert verify(chain).broken_at == place + 1


@given(acts, st.data())
def test_changed_entry_with_its_hash_recomputed_is_found_at_the_next(
    written: list[dict[str, object]], data: st.DataObject
) -> None:
    chain = chain_of(written)
    head = chain[-1][1]
    place = data.draw(st.integers(0, len(chain) - 1))
    forged = dataclasses.replace(chain[place][0], reason="vervalst")
    chain[place] = (forged, chain_hash(forged))
    assert not verify(chain, head=head).is_whole


@given(acts, st.data())
def test_removed_entry_is_found(written: list[dict[str, object]], data: st.DataObject) -> None:
    chain = chain_of(written)
    head = chain[-1][1]
    del chain[data.draw(st.integers(0, len(chain) - 1))]
    assert not verify(chain, head=head).is_whole


@given(acts, st.data())
def test_inserted_entry_is_found(written: list[dict[str, object]], data: st.DataObject) -> None:
    chain = chain_of(written)
    place = data.draw(st.integers(0, len(chain)))
    previous = chain[place - 1][1] if place else NOTHING_BEFORE
    link = link_of(place + 1, previous, summary="binnengesmokkeld")
    head = chain[-1][1]
    chain.insert(place, (link, chain_hash(link)))
    assert not verify(chain, head=head).is_whole


@given(acts, st.data())
def test_swapped_entries_are_found(written: list[dict[str, object]], data: st.DataObject) -> None:
    chain = chain_of(written)
    one = data.draw(st.integers(0, len(chain) - 2))
    other = data.draw(st.integers(one + 1, len(chain) - 1))
    chain[one], chain[other] = chain[other], chain[one]
    assert verify(chain).broken_at == one + 1


@given(acts)
def test_cut_tail_is_found_by_the_head(written: list[dict[str, object]]) -> None:
    chain = chain_of(written)
    found = verify(chain[:-1], head=chain[-1][1])
    assert found.broken_at == len(chain)


@given(acts)
def test_exported_line_gives_the_hash_back(written: list[dict[str, object]]) -> None:
    for link, kept in chain_of(written):
        line = json.loads(export_line(link, kept))
        said = line.pop("hash")
        again = json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert hashlib.sha256(again.encode()).hexdigest() == said == kept


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_jq_and_sha256sum_compute_the_same_hash() -> None:
    link = link_of(summary="Eén “zin” – ½ 😀", details={"b": [1, None, "é"], "a": {"z": True}})
    line = export_line(link, chain_hash(link))
    bytes_of_jq = subprocess.run(
        ["jq", "-cSj", "del(.hash)"], input=line, capture_output=True, check=True
    ).stdout
    assert bytes_of_jq == canonical(link)


def test_hash_of_the_example_in_the_documentation() -> None:
    # docs/explanation/journal.md shows this entry; whoever recomputes it must find this.
    link = link_of(actor="", role="system")
    assert chain_hash(link) == EXAMPLE


EXAMPLE = "01b30d1d2648e092765069b7091936d81537b3f9f8966da549e659879436f511"


@pytest.mark.parametrize(
    "odd", [1.5, 2**53, -(2**53), {"é": 1}, {"": 1}, {"a" * 81: 1}, {1: 1}, {"a": [0.0]}, b"x", {1}]
)
def test_what_two_programs_could_write_differently_is_refused(odd: object) -> None:
    with pytest.raises(DetailsNotExact):
        check_exact({"x": odd})


def test_odd_value_that_came_in_through_the_database_breaks_the_chain() -> None:
    chain = chain_of([{"details": {"a": 1}}])
    broken = dataclasses.replace(chain[0][0], details={"a": 1.0})
    found = verify([(broken, chain[0][1])])
    assert found.broken_at == 1
    assert "never written" in found.why


def test_marks_of_one_person_cannot_be_joined_without_the_key() -> None:
    marks = {actor_mark("the key", sequence) for sequence in range(1, 50)}
    assert len(marks) == 49
    assert actor_mark("the key", 3) == actor_mark("the key", 3)
    assert actor_mark("another key", 3) not in marks


def canonical_json(value: object) -> str:
    return json.dumps(value, sort_keys=True)
