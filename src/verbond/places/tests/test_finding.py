import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verbond.places.core.finding import Spelling, finder_of, same_name, without_accents

SPELLINGS = (
    Spelling("sledderlo", "Sledderlo", "Sledderlo"),
    Spelling("w16", "Nieuw Sledderlo", "Nieuw Sledderlo"),
    Spelling("thor", "Thor Park", "Thor", exact=True),
    Spelling("thor", "Thor Park", "Thor Park"),
    Spelling("thor", "Thor Park", "NV Thor", elsewhere=True),
    Spelling("maten", "De Maten", "de Maten", exact=True),
    Spelling("coppee", "Evence Coppéelaan", "Evence Coppéelaan"),
    Spelling("c-mine", "C-mine", "C-mine"),
    Spelling("o3", "Campus O³", "Campus O³"),
)
FINDER = finder_of(SPELLINGS)


def codes(text: str) -> list[str]:
    return [found.code for found in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de sporthal van Sledderlo, ", ["sledderlo"]),
        ("in Nieuw Sledderlo zelf", ["w16"]),
        ("in nieuw-sledderlo", ["sledderlo"]),
        ("SLEDDERLO", ["sledderlo"]),
        ("Sledderlose en Sledderloo", []),
        ("de relatie C-mine-Vennestraat", ["c-mine"]),
        ("C‑MINE", ["c-mine"]),
        ("Evence\n\n  Coppeelaan", ["coppee"]),
        ("Campus O³ en Campus O³-huis", ["o3", "o3"]),
        ("gebieden zoals de Maten), en grote maten", ["maten"]),
        ("de maten van de zaal", []),
        ("Thor en thor", ["thor"]),
        ("NV Thor bouwt", []),
        ("", []),
    ],
)
def test_a_text_names_these_places(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_offsets_point_at_the_words_as_they_stand() -> None:
    text = "Na de Evence\nCoppéelaan komt THOR PARK."
    found = FINDER.find(text)
    assert [text[one.start : one.end] for one in found] == ["Evence\nCoppéelaan", "THOR PARK"]
    assert [one.words for one in found] == ["Evence\nCoppéelaan", "THOR PARK"]


def test_of_two_places_with_one_name_the_first_is_found() -> None:
    finder = finder_of([Spelling("a", "A", "Bret"), Spelling("b", "B", "bret")])
    assert [found.code for found in finder.find("Bret bret")] == ["a", "a"]


def test_without_names_nothing_is_found() -> None:
    assert finder_of([]).find("Genk") == ()
    assert finder_of([Spelling("x", "x", "  ")]).find("  ") == ()


@given(st.text())
@example("ſledderlo")
@example("Sledderlo\u0301")
@example("İK")
def test_any_text_gives_whole_words_in_order(text: str) -> None:
    found = FINDER.find(text)
    assert len(without_accents(text)) == len(text)
    ends = 0
    for one in found:
        assert ends <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.words
        before, after = text[: one.start][-1:], text[one.end :][:1]
        assert not before.isalnum()
        assert not after.isalnum()
        ends = one.end


words = st.text(alphabet="abcdeABCé -’", min_size=1, max_size=8)


@given(st.lists(words, max_size=6), st.lists(words, max_size=8))
def test_found_words_are_a_listed_spelling(names: list[str], text: list[str]) -> None:
    finder = finder_of(Spelling(str(n), name, name) for n, name in enumerate(names))
    for one in finder.find(" ".join(text)):
        assert any(same_name(one.words, name) for name in names)


@given(words)
def test_a_name_alone_is_found(name: str) -> None:
    bare = name.strip(" -’")
    if bare:
        [found] = finder_of([Spelling("x", bare, bare)]).find(f"… {bare} …")
        assert same_name(found.words, bare)
