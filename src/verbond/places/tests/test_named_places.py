"""The reviewed list of places against the agreement itself."""

import pytest

from verbond.kit.testing import ROOT
from verbond.places.core.finding import PlaceFinder, Spelling, finder_of
from verbond.places.core.sources.named import NamedText, WijkWords, read_named

TEXT = (ROOT / "data/genk/agreement/genk-2019-2024.txt").read_text(encoding="utf-8")
WIJKEN, PLACES = read_named(
    (ROOT / "data/genk/places/named-places.yaml").read_text(encoding="utf-8"), "named-places.yaml"
)


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    named = [
        Spelling(place.code, place.name, word.words, word.exact, word.elsewhere)
        for place in PLACES
        for word in place.words
    ]
    wijken = [Spelling(one.wijk, one.wijk, word.words) for one in WIJKEN for word in one.words]
    return finder_of([*named, *wijken])


@pytest.fixture(scope="module")
def first_lines(finder: PlaceFinder) -> dict[str, int]:
    lines: dict[str, int] = {}
    for found in finder.find(TEXT):
        lines.setdefault(found.code, TEXT.count("\n", 0, found.start) + 1)
    return lines


@pytest.mark.parametrize("place", [*PLACES, *WIJKEN], ids=lambda place: place.at)
def test_every_place_is_first_named_on_the_line_the_list_says(
    place: NamedText | WijkWords, first_lines: dict[str, int]
) -> None:
    code = place.code if isinstance(place, NamedText) else place.wijk
    assert first_lines[code] == place.first_line


@pytest.mark.parametrize("place", [*PLACES, *WIJKEN], ids=lambda place: place.at)
def test_every_listed_spelling_stands_in_the_agreement(place: NamedText | WijkWords) -> None:
    for word in place.words:
        if not word.elsewhere or word.words in TEXT:
            assert finder_of([Spelling("x", "x", word.words, word.exact)]).find(TEXT), word


def test_common_words_of_the_agreement_are_no_places(finder: PlaceFinder) -> None:
    for sentence in (
        "als centrum voor een kosmopolitische cultuurbeleving",
        "het centrum voor wetenschapscommunicatie",
        "de ontwikkeling van een werkstation en een terril",
        "De NV Wetenschapspark wordt omgevormd tot NV Thor",
        "op maat en met maten",
        "Genk is een stad in Limburg, met Hasselt, As en Zutendaal",
    ):
        assert finder.find(sentence) == (), sentence
