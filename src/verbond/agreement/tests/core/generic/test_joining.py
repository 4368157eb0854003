"""Which hyphens at the end of a line were only there to break a word."""

import pytest

from verbond.agreement.core.generic.joining import Hyphens

SET_BY_A_PROGRAM = ["een regel zo-", "nder evidentie", "gewoon"]


def joined(*pieces: str, rest: tuple[str, ...] = ()) -> str:
    return Hyphens([*pieces, *rest]).joined(pieces)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("onze par-", "tijen willen", "onze partijen willen"),
        ("onze par\u2010", "tijen willen", "onze partijen willen"),
        ("onze par\u00ad", "tijen willen", "onze partijen willen"),
        ("koop- ", "en huurwoningen", "koop- en huurwoningen"),
        ("koop\u00ad", "of huurwoningen", "koop- of huurwoningen"),
        ("internationale-", "MICE", "internationale-MICE"),
        ("de CO2-", "uitstoot", "de CO2-uitstoot"),
        ("het EU-", "beleid", "het EU-beleid"),
        ("een media-", "aanbod", "een media-aanbod"),
        ("van 2019-", "2024", "van 2019-2024"),
        ("burgers -", "jong en oud", "burgers - jong en oud"),
        ("kinderen/", "jongeren", "kinderen/jongeren"),
        ("nieuwe", "/oude inwoners", "nieuwe/oude inwoners"),
        ("een  ruime", "  regel ", "een ruime regel"),
    ],
)
def test_broken_words_are_made_whole_and_real_hyphens_stay(
    first: str, second: str, whole: str
) -> None:
    assert Hyphens([first, second, *SET_BY_A_PROGRAM]).joined([first, second]) == whole


def test_the_rest_of_the_document_tells_a_compound_from_a_broken_word() -> None:
    assert joined("de groen-", "karakter", rest=("het groen-karakter",)) == "de groen-karakter"
    assert joined("de groen-", "dienst", rest=("De Groendienst.",)) == "de groendienst"


def test_without_evidence_a_hyphen_stays_where_lines_seldom_end_in_one() -> None:
    seldom = tuple("een gewone regel" for _ in range(500))
    assert joined("de groen-", "dienst", rest=seldom) == "de groen-dienst"


def test_soft_hyphens_inside_a_line_are_not_shown() -> None:
    assert joined("ver\u00adbinden en be\u00ad sturen") == "verbinden en besturen"
    assert joined("land\u00ad en tuinbouw") == "land- en tuinbouw"


def test_a_sentence_over_many_lines_is_joined_in_proportion() -> None:
    assert len(joined(*(["woord"] * 200_000))) == 200_000 * 6 - 1
