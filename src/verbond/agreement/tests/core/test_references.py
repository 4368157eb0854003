"""Phrases that only point to another chapter."""

import pytest

from verbond.agreement.core.references import ChapterWords

WORDS = ChapterWords(["STAD", "MOBIELE STAD", "SAMEN STAD MAKEN", "WERKENDE EN ONDERNEMENDE STAD"])


@pytest.mark.parametrize(
    ("text", "targets", "standalone"),
    [
        ("Zie mobiele stad.", (1,), True),
        ("Fietspaden: zie mobiliteit.", (1,), True),
        ("De straat wordt veilig. Zie ook het thema mobiliteit.", (1,), False),
        ("Feesten krijgen steun (zie ook samen stad maken).", (2,), False),
        ("Zie ondernemen en werken en mobiele stad.", (3, 1), True),
    ],
)
def test_pointer_names_its_chapters(text: str, targets: tuple[int, ...], standalone: bool) -> None:
    pointer = WORDS.pointer_in(text)
    assert pointer is not None
    assert (sorted(pointer.targets), pointer.standalone) == (sorted(targets), standalone)
    assert text[pointer.start :].startswith(pointer.text)


@pytest.mark.parametrize(
    "text", ["Zie bijlage 2.", "Zie samenvatting.", "We zien een mobiele stad.", "Niets.", "zie "]
)
def test_other_uses_of_the_word_point_nowhere(text: str) -> None:
    assert WORDS.pointer_in(text) is None
