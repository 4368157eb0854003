"""The Dutch coalition agreement of 2021, a real PDF made with Word, laid out without a profile."""

import pytest

from verbond.agreement.core.document import Block, Source
from verbond.agreement.core.generic import generic_blocks, generic_reading
from verbond.agreement.core.profile import Profile
from verbond.agreement.core.reading.source import read_source
from verbond.kit.testing import SHARED

CONTENTS = """
1 Democratische rechtsorde
- Versterking van de democratische rechtsorde
- Media
- Een betere toekomst voor het hele Koninkrijk
2 Duurzaam land
- Klimaat en energie
- Landbouw, Natuur en stikstof
- Volkshuisvesting en Ruimtelijk ordening
- Infrastructuur
3 Veiligheid en sterke samenleving
4 Bestaanszekerheid en kansengelijkheid
- Onderwijs en ontwikkeling
- Arbeidsmarkt en inkomen
- Naar een samenleving waar iedereen zichtbaar zichzelf kan zijn
- Integratie en Inburgering
5 Welvarend land
- Ondernemende, innovatieve en eerlijke economie
- Cultuur en creatieve industrie
- Digitalisering
6 Gezondheid
- Gezondheidszorg
- Medisch-ethische vraagstukken
7 Internationaal
- Buitenlands beleid
- Migratie
* Bijlage: financiën
- Financieel overzicht
- Toelichting
""".strip().splitlines()

pytestmark = pytest.mark.skipif(SHARED is None, reason="needs the shared reference data")


@pytest.fixture(scope="module")
def source() -> Source:
    assert SHARED is not None
    path = SHARED / "data/agreement/nl_2021-2025_coalitieakkoord.pdf"
    return read_source(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def blocks(source: Source) -> list[Block]:
    return generic_blocks(source, Profile())


def test_chapters_and_the_sections_of_the_contents_stand_in_order(blocks: list[Block]) -> None:
    found = [
        f"{block.number or ('*' if block.level == 1 else '-')} {block.text}"
        for block in blocks
        if block.role in ("chapter", "heading") and block.level <= 2 and not block.what
    ]
    assert found == CONTENTS


def test_headings_below_the_contents_are_one_deeper(blocks: list[Block]) -> None:
    deeper = [block.text for block in blocks if block.role == "heading" and block.level == 3]
    assert len(deeper) == 37
    assert {"Energiemix", "Mijnbouwschade Groningen", "Embryowet"} <= set(deeper)


def test_every_line_is_in_one_block(source: Source, blocks: list[Block]) -> None:
    consumed = sorted(number for block in blocks for number in block.numbers)
    assert consumed == [line.number for line in source.lines if line.text.strip()]


def test_the_355_bullets_are_whole(blocks: list[Block]) -> None:
    bullets = [block for block in blocks if block.mark == "\uf0b7"]
    assert len(bullets) == 355
    assert {block.level for block in bullets} == {1}
    unfinished = [block.text for block in bullets if block.text[-1] not in ".:;)”’"]
    assert unfinished == []


def test_sentences_go_on_over_pages_and_keep_real_hyphens(blocks: list[Block]) -> None:
    texts = [block.text for block in blocks]
    over_a_page = "om ouders een vast aanspreekpunt en gerichtere ondersteuning te bieden"
    assert any(over_a_page in text for text in texts)
    assert any("hoogwaardig media-aanbod." in text for text in texts)
    assert any("de versterkings- en hersteloperatie" in text for text in texts)


def test_title_contents_and_page_numbers_are_told(source: Source, blocks: list[Block]) -> None:
    assert blocks[0].what == "title"
    assert blocks[0].text == "Omzien naar elkaar, vooruitkijken naar de toekomst"
    whats = [block.what for block in blocks if block.role == "furniture"]
    assert whats.count("page number") == 47
    assert whats.count("table of contents") == 1
    assert generic_reading(source, Profile()).notes == ()
