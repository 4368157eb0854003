"""What must be found in the real agreement, by the first line it stands on."""

from functools import cache
from pathlib import Path

import pytest

from verbond.agreement.core.outline import outline
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.core.search import Document, SearchIndex
from verbond.kit.dutch import load_synonyms

TEXT = Path(__file__).resolve().parents[6] / "data/genk/agreement/genk-2019-2024.txt"
ROLES = {"action", "goal", "point", "highlight", "statement"}


@cache
def _index() -> SearchIndex:
    items = [i for i in outline(read_source(TEXT.read_bytes(), TEXT.name)).items if i.role in ROLES]
    return SearchIndex.build(
        (
            Document.of(str(item.lines[0]), {"text": item.text}, position=item.lines[0])
            for item in items
        ),
        synonyms=load_synonyms(),
    )


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("armoedetoets", {534, 3566}),
        ("armoedetoest", {534, 3566}),
        ("wijkambassadeurs", {2481, 2564, 3269}),
        ("geluidsscherm", {583, 1671, 1838}),
        ("kangoeroestraten", {560, 2574}),
        ("Kolenspoor", {703, 1493, 2206}),
        ("Stiemervallei", {703, 1390, 1489, 1611, 2192}),
    ],
)
def test_every_place_where_the_text_speaks_of_it_is_found(query: str, lines: set[int]) -> None:
    assert lines <= {int(hit.key) for hit in _index().search(query, limit=99).hits}


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("schoolbus", {1677, 1707, 1723, 1765}),
        ("verwarming betalen", {1528, 3394, 3494}),
        ("buurman helpen klusjes", {560, 2574}),
        ("crèche", {2876, 2971, 3060, 3881, 3904, 3910}),
        ("te snel rijden in mijn straat", {518, 1812, 1826}),
    ],
)
def test_a_question_in_plain_words_is_answered_in_the_first_five(
    query: str, lines: set[int]
) -> None:
    assert lines & {int(hit.key) for hit in _index().search(query, limit=5).hits}
