"""Small typed texts, all fictitious, each with a habit of its own, and what is seen in them."""

import re

from verbond.agreement.core.generic import generic_blocks, generic_reading
from verbond.agreement.core.profile import FurnitureRules, HeadingRules, KnownHead, Profile
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.tests.core.generic import as_text
from verbond.agreement.tests.core.generic.agreement_text import numbered

SIGNS = {"chapter": "#", "heading": "=", "paragraph": "", "bullet": "*", "furniture": "~"}


def seen(text: str, profile: Profile | None = None) -> list[str]:
    """Write each block as its sign by level, its number or what it is, and its text."""
    written = []
    for block in generic_blocks(read_source(text.encode(), "t.txt"), profile or Profile()):
        sign = SIGNS[block.role] * max(block.level - (block.role == "heading"), 1)
        label = block.what or block.number
        what = "" if block.what == "table of contents" else block.text
        written.append(" ".join(one for one in (sign, label, what) if one))
    return written


def test_parts_chapters_by_word_and_sections_by_number() -> None:
    text = """Bestuursakkoord 2101-2106 (fictief)

Inhoudsopgave

Deel 1: Samen leven
Hoofdstuk 1: Wonen 3
1.1 Betaalbaar wonen 3
Hoofdstuk 2: Zorg 5
Deel 2: Samen werken
Hoofdstuk 1: Economie 7
Hoofdstuk 2: Werk
en inkomen 9

Deel 1: Samen leven

Hoofdstuk 1: Wonen

Wij willen dat iedereen goed woont. Dat doen we samen met de sociale huis-
vestingsmaatschappij en met alle bewoners van de stad die dat willen en kunnen.

1.1 Betaalbaar wonen

a) We bouwen woningen.
b) We verhuren woningen aan jonge gezin-

- 3 -

nen die dat nodig hebben.

Hoofdstuk 2: Zorg

1° We zorgen voor elkaar.
2° We zorgen voor ouderen.

Deel 2: Samen werken

Hoofdstuk 1: Economie

Meer werk.

Hoofdstuk 2: Werk en inkomen

Ook hier wordt gewerkt.
"""
    assert seen(text) == [
        "= title Bestuursakkoord 2101-2106 (fictief)",
        "~ table of contents",
        "~ part Samen leven",
        "# 1 Wonen",
        (
            "Wij willen dat iedereen goed woont. Dat doen we samen met de sociale "
            "huisvestingsmaatschappij en met alle bewoners van de stad die dat willen en kunnen."
        ),
        "= 1.1 Betaalbaar wonen",
        "* We bouwen woningen.",
        "* We verhuren woningen aan jonge gezinnen die dat nodig hebben.",
        "~ page number - 3 -",
        "# 2 Zorg",
        "* We zorgen voor elkaar.",
        "* We zorgen voor ouderen.",
        "~ part Samen werken",
        "# 1 Economie",
        "Meer werk.",
        "# 2 Werk en inkomen",
        "Ook hier wordt gewerkt.",
    ]


def test_english_text_with_dots_in_its_contents_and_a_list_in_a_list() -> None:
    text = """COALITION AGREEMENT (fictitious)

Contents

1 Housing .................. 2
2 Mobility ................. 3

1 Housing

We will build homes for everyone, and we will do so in close co-operation with the
housing associations of the town.

Our actions:
- We build 100 homes a year.
- We renovate town-owned buildings, including
  the old school.
    o first the roof
    o then the windows

2 Mobility

We make cycling safe.

Page 3 of 4

Actions

1. Safe crossings.
2. A bus
   every ten minutes.
"""
    assert seen(text) == [
        "= title COALITION AGREEMENT (fictitious)",
        "~ table of contents",
        "# 1 Housing",
        (
            "We will build homes for everyone, and we will do so in close co-operation with the "
            "housing associations of the town."
        ),
        "= Our actions:",
        "* We build 100 homes a year.",
        "* We renovate town-owned buildings, including the old school.",
        "** first the roof",
        "** then the windows",
        "# 2 Mobility",
        "We make cycling safe.",
        "~ page number Page 3 of 4",
        "= Actions",
        "* Safe crossings.",
        "* A bus every ten minutes.",
    ]


def test_numbers_that_restart_below_a_theme_are_sections() -> None:
    text = """THEMA 1 WONEN EN LEVEN

1. Wonen

Wij bouwen.

2. Leven

Wij leven.

THEMA 2 WERKEN

1. Economie

Wij ondersteunen handelaars.

2. Toerisme

Wij ontvangen bezoekers.
"""
    assert [one for one in seen(text) if one[0] in "#="] == [
        "# 1 WONEN EN LEVEN",
        "= 1 Wonen",
        "= 2 Leven",
        "# 2 WERKEN",
        "= 1 Economie",
        "= 2 Toerisme",
    ]


def test_capitals_above_short_lines_right_above_their_bullets() -> None:
    text = """Voorwoord

Dit is het akkoord (fictief).

WONEN

Betaalbaar wonen
* We bouwen woningen
* We verhuren woningen
  aan gezinnen

MOBILITEIT

Fietsen
* We leggen fietspaden aan
"""
    assert seen(text) == [
        "= Voorwoord",
        "Dit is het akkoord (fictief).",
        "# WONEN",
        "= Betaalbaar wonen",
        "* We bouwen woningen",
        "* We verhuren woningen aan gezinnen",
        "# MOBILITEIT",
        "= Fietsen",
        "* We leggen fietspaden aan",
    ]


def test_page_number_and_next_heading_are_never_glued_to_a_sentence() -> None:
    text = """1. Wonen

Wij bouwen met aandacht voor Big Data.

5

2. Inwonerparticipatie is belangrijk

Wij luisteren.
"""
    assert seen(text)[1:4] == [
        "Wij bouwen met aandacht voor Big Data.",
        "~ page number 5",
        "# 2 Inwonerparticipatie is belangrijk",
    ]


def test_a_chapter_that_the_contents_do_not_name_is_kept_and_reported() -> None:
    parts = numbered(40, chapters=3, sections=1)
    text = as_text.decimal_with_feeds(parts).replace("2.1 Jeugdwerking .", "2.1 Jeugdzorg .")
    reading = generic_reading(read_source(text.encode(), "t.txt"), Profile())
    assert "Jeugdwerking" in [block.text for block in reading.blocks if block.role == "heading"]
    assert reading.notes[0] == "In de inhoudsopgave, niet als kop in de tekst: “Jeugdzorg”."


def test_a_profile_names_headings_and_furniture_of_its_document() -> None:

    profile = Profile(
        headings=HeadingRules(
            known=(KnownHead("samen bouwen", 1),),
            section=re.compile(r"Werf \d: .*"),
            never=re.compile("Genoteerd"),
        ),
        furniture=FurnitureRules(running_heads=(re.compile("Akkoord .*"),)),
    )
    text = "samen bouwen\nAkkoord blad\nWerf 1: huizen.\nWij bouwen.\n\nGenoteerd\n\nEinde.\n"
    assert seen(text, profile) == [
        "# samen bouwen",
        "~ running head Akkoord blad",
        "= Werf 1: huizen.",
        "Wij bouwen.",
        "Genoteerd",
        "Einde.",
    ]
