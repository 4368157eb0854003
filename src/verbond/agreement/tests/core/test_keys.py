"""Ids of items: readable, unique, and independent of what stands elsewhere."""

from hypothesis import given
from hypothesis import strategies as st

from verbond.agreement.core.keys import LONGEST, Named, keys_of, slug


def test_accents_and_small_words_are_left_out() -> None:
    assert slug("Er wordt één café geopend in de Stalenstraat – met terras.") == (
        "cafe-geopend-stalenstraat-terras"
    )


def test_text_of_small_words_only_still_gets_a_key() -> None:
    assert slug("Het is er.") == "het-is-er"
    assert keys_of([Named("…"), Named("!!!")]) == ["tekst", "tekst-2"]


def test_equal_texts_are_told_apart_by_section_then_chapter_then_number() -> None:
    keys = keys_of(
        [
            Named("De raad adviseert.", "Sport", "Vrije tijd"),
            Named("De raad adviseert.", "Cultuur", "Vrije tijd"),
            Named("De raad adviseert.", "Cultuur", "Kunst"),
            Named("De raad adviseert.", "Cultuur", "Kunst"),
        ]
    )
    assert keys == [
        "sport-raad-adviseert",
        "vrije-tijd-cultuur-raad-adviseert",
        "kunst-cultuur-raad-adviseert",
        "kunst-cultuur-raad-adviseert-2",
    ]


def test_new_line_at_the_top_changes_no_key() -> None:
    texts = [Named("We bouwen een brug."), Named("We planten bomen."), Named("We luisteren.")]
    assert keys_of([Named("Een nieuwe eerste zin."), *texts])[1:] == keys_of(texts)


def test_corrected_letter_changes_no_other_key() -> None:
    texts = ["We bouwen een brug.", "We planten boomen.", "We luisteren."]
    before = keys_of([Named(text) for text in texts])
    after = keys_of([Named(text.replace("oo", "o")) for text in texts])
    assert (before[0], before[2]) == (after[0], after[2])


def test_number_skips_a_key_that_another_text_has() -> None:
    texts = [Named("Een brug 2."), Named("Een brug."), Named("Een brug."), Named("De brug.")]
    assert keys_of(texts) == ["brug-2", "brug", "brug-3", "brug-4"]


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=30))
def test_keys_are_unique_ascii_and_the_same_every_time(texts: list[tuple[str, str, str]]) -> None:
    named = [Named(*one) for one in texts]
    keys = keys_of(named)
    assert len(set(keys)) == len(keys)
    assert all(key and key.isascii() and " " not in key for key in keys)
    assert keys == keys_of(named)


@given(st.text())
def test_slug_is_short(text: str) -> None:
    assert len(slug(text)) <= LONGEST
