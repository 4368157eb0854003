"""PDF: reading order, letters, and files that cannot be read."""

import pytest

from verbond.agreement.core.reading import errors
from verbond.agreement.core.reading.columns import Gutters, in_reading_order
from verbond.agreement.core.reading.limits import Limits
from verbond.agreement.core.reading.piece import Piece
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.tests.core.reading import samples
from verbond.kit.testing import SHARED


def piece(text: str, x: float, y: float, width: float = 0, size: float = 10) -> Piece:
    right = x + (width or 5.0 * len(text))
    return Piece(x, right, y, size, "Serif", bold=False, upright=True, text=text)


def ordered(pieces: list[Piece]) -> list[tuple[int, str]]:
    gutters = Gutters.found_on([pieces])
    return [(column, one.text) for column, one in in_reading_order(pieces, gutters)]


def column(name: str, x: float, lines: int = 6, top: float = 100) -> list[Piece]:
    return [piece(f"{name} regel tekst {at}", x, top + 12 * at, 180) for at in range(lines)]


def test_left_column_comes_before_right_column() -> None:
    left, right = column("links", 50), column("rechts", 250)
    rows = [one for pair in zip(left, right, strict=True) for one in pair]
    assert [text for _, text in ordered(rows)] == [one.text for one in (*left, *right)]
    assert [number for number, _ in ordered(rows)] == [0] * 6 + [1] * 6


def test_heading_across_columns_parts_the_page() -> None:
    upper = [*column("a", 50), *column("b", 250)]
    lower = [*column("c", 50, top=300), *column("d", 250, top=300)]
    across = piece("Een titel over de twee kolommen heen", 50, 280, 380, size=16)
    found = [text[0] for _, text in ordered([*upper, across, *lower])]
    assert "".join(found) == "aaaaaabbbbbbEccccccdddddd"


def test_numbers_beside_titles_are_no_column() -> None:
    rows = []
    for at in range(8):
        rows += [piece(f"Titel van hoofdstuk {at}", 50, 100 + 14 * at, 150)]
        rows += [piece(str(at), 500, 100 + 14 * at)]
    assert ordered(rows) == [(0, f"Titel van hoofdstuk {at} {at}") for at in range(8)]


def test_raised_number_stays_on_its_line() -> None:
    rows = [
        piece("van het saldo", 50, 100),
        piece("2", 115, 96, 3, size=6),
        *column("a", 50, 3, 130),
    ]
    assert ordered(rows)[0] == (0, "van het saldo2")


def test_text_on_its_side_comes_last() -> None:
    sideways = piece("zijkant", 20, 50)
    sideways.upright = False
    assert ordered([sideways, *column("a", 50, 2)])[-1] == (0, "zijkant")


def test_lines_tell_their_page_place_and_letters() -> None:
    source = read_source(samples.pdf(), "akkoord.pdf")
    title = next(line for line in source.lines if line.text == "Wonen en ruimte")
    body = next(line for line in source.lines if line.text.startswith("• "))
    assert (title.page, title.bold, title.style) == (2, True, "DejaVu-Sans-Bold")
    assert (body.bold, body.style, body.size) == (False, "Liberation-Serif", 9.5)
    assert title.size is not None
    assert title.size == 20
    assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))


def test_broken_words_keep_their_hyphen_in_the_raw_lines() -> None:
    texts = [line.text for line in read_source(samples.pdf(), "akkoord.pdf").lines]
    assert any(text.endswith(("-", "‐")) for text in texts)


def test_encrypted_pdf_is_refused_as_encrypted() -> None:
    with pytest.raises(errors.DocumentEncrypted, match="wachtwoord"):
        read_source(samples.encrypted_pdf(), "geheim.pdf")


def test_scan_is_refused_with_advice() -> None:
    with pytest.raises(errors.DocumentScanned, match="OCR"):
        read_source(samples.scanned_pdf(), "scan.pdf")


def test_pages_without_text_and_pages_that_are_broken_are_told() -> None:
    source = read_source(samples.plain_pdf("Wij bouwen.", None, "", "Wij planten."), "a.pdf")
    found = [(line.page, line.text) for line in source.lines if line.text]
    assert found == [(1, "Wij bouwen."), (4, "Wij planten.")]
    assert source.notes == (
        "Niet te lezen pagina's: 2.",
        "Pagina's zonder tekst (leeg of een beeld): 3.",
    )


def test_pdf_of_which_every_page_is_broken_is_refused_as_corrupt() -> None:
    with pytest.raises(errors.DocumentCorrupt, match="geen enkele pagina"):
        read_source(samples.plain_pdf(None, None), "a.pdf")


@pytest.mark.parametrize("keep", [9, 100])
def test_cut_off_pdf_is_refused_as_corrupt(keep: int) -> None:
    with pytest.raises(errors.DocumentCorrupt):
        read_source(samples.pdf()[:keep], "half.pdf")


def test_200_megabytes_are_refused_before_they_are_parsed() -> None:
    content = b"%PDF-1.7\n" + bytes(200_000_000)
    with pytest.raises(errors.DocumentTooLarge, match="200,0 MB groot; hoogstens 100,0 MB"):
        read_source(content, "groot.pdf")


def test_too_many_pages_or_signs_are_refused() -> None:
    with pytest.raises(errors.DocumentTooLarge, match="hoogstens 1 kan"):
        read_source(samples.pdf(), "lang.pdf", Limits(max_pages=1))
    with pytest.raises(errors.DocumentTooLarge, match="tekens"):
        read_source(samples.pdf(), "lang.pdf", Limits(max_characters=100))


@pytest.mark.skipif(SHARED is None, reason="needs the shared reference data")
def test_the_dutch_agreement_gives_all_its_lines() -> None:
    assert SHARED is not None
    content = (SHARED / "data/agreement/nl_2021-2025_coalitieakkoord.pdf").read_bytes()
    source = read_source(content, "nl.pdf")
    assert max(line.page for line in source.lines) == 50
    assert sum(line.text.startswith("\uf0b7") for line in source.lines) == 355
    assert source.notes == ()
