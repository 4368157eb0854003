"""The sheets of rights: every right has one, in plain words, with figures of the day."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from verbond.rights.core.errors import DocumentError
from verbond.rights.core.reading.product_sheets import filled, read_sheet, sheet_faults
from verbond.rights.core.tree import Condition, walk
from verbond.rights.loading import FOLDER, sheets_in, shipped_rules, shipped_sheets
from verbond.rights.tests.core.reading.writing import document

SHEETS = sheets_in(FOLDER)
TEXT = """
id: steun
naam: "Steun"
korteBeschrijving: "Kort."
beschrijving: "Lang."
voorwaarden: [{id: c, tekst: "Je bent {a.leeftijd} jaar."}, {tekst: "Je woont hier."}]
procedure: ["Vraag het aan."]
bewijsstukken: []
kost: "Niets."
regelgeving: [{titel: "Wet", bron: "blad"}]
bevoegdeOverheid: "Stad"
uitvoerendeOverheid: "Stad"
contactpunt: "Zorgloket"
doelgroepen: ["Iedereen"]
themas: ["Bouwen en Wonen"]
startdatum: 2026-01-01
laatstNagekeken: 2026-11-23
nietGekend: []
"""


def test_every_right_of_the_catalogue_has_a_sheet() -> None:
    assert set(SHEETS) == set(shipped_rules().catalogue)


@pytest.mark.parametrize("right", sorted(SHEETS))
def test_a_sheet_fits_the_catalogue_and_names_its_law_or_says_so(right: str) -> None:
    rules = shipped_rules()
    assert sheet_faults(SHEETS[right], rules.catalogue[right], rules.parameters) == ()
    assert SHEETS[right].name
    assert SHEETS[right].laws or SHEETS[right].unknown


@pytest.mark.parametrize("right", sorted(SHEETS))
def test_a_sheet_reads_easily_and_repeats_no_amount(right: str) -> None:
    sheet = SHEETS[right]
    told = [*sheet.texts()]
    # Amounts are figures of the day; a phone number would be invented.
    assert not [words for words in told if re.search(r"\d[\d.]*,\d\d|\d euro|\d{3}/\d\d", words)]
    assert not [words for words in told if re.search(r"\b(u|uw)\b", words, re.IGNORECASE)]
    # What somebody has to do is said in short sentences; lists of proofs are longer.
    long = [
        sentence
        for words in (sheet.description, *sheet.procedure)
        for sentence in re.split(r"[.?!:]\s", words)
        if len(sentence.split()) > 26
    ]
    assert long == []


@pytest.mark.parametrize("right", sorted(shipped_rules().rights))
def test_every_condition_that_is_worked_out_has_a_short_name_and_says_why_not(right: str) -> None:
    told = SHEETS[right].conditions
    assert not [one.id for one in told if not 3 <= len(one.name) <= 40]
    # Every family falls in a bracket of the maximumfactuur: nobody is refused.
    assert right == "maximumfactuur" or not [one.id for one in told if len(one.refusal) < 10]


def test_an_explanation_calls_a_condition_as_its_sheet_does() -> None:
    for right, rule in shipped_rules().rights.items():
        names = {one.id: one.name for one in SHEETS[right].conditions}
        found = [one for one in walk(*rule.roots()) if isinstance(one, Condition)]
        assert {one.id: one.text for one in found} == names


def test_a_right_that_is_not_computed_says_what_is_not_known() -> None:
    silent = [
        name
        for name, row in shipped_rules().catalogue.items()
        if not row.is_computed and not SHEETS[name].unknown
    ]
    assert silent == []


def test_figures_are_those_of_the_day() -> None:
    day = dt.date(2026, 11, 23)
    found = shipped_sheets(day)
    assert "40 euro per maand" in found["mantelzorgtoelage_genk"].description
    # Known until the end of 2024 only: the amount is not shown.
    assert "een bedrag (niet nagekeken)" in found["premie_nutsvoorzieningen_genk"].description
    assert "18 jaar" in found["leefloon"].conditions[0].text
    assert not [words for sheet in found.values() for words in sheet.texts() if "{" in words]


def test_amounts_are_written_as_dutch_does() -> None:
    day, figures = dt.date(2025, 3, 1), shipped_rules().parameters
    assert filled("{leefloon.categorie_2}", figures, day) == "1.314,20 euro"
    assert (
        filled("{leefloon.categorie_2}", figures, dt.date(2000, 1, 1))
        == "een bedrag (niet nagekeken)"
    )
    assert filled("{igo.pensioenleeftijd}", figures, dt.date(1990, 1, 1)) == "(niet nagekeken)"


def test_a_sheet_is_read_with_every_field() -> None:
    sheet = read_sheet(document(TEXT))
    assert [one.id for one in sheet.conditions] == ["c", ""]
    assert sheet.laws[0].source == "blad"
    assert (sheet.starts_on, sheet.ends_on) == (dt.date(2026, 1, 1), None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kost:", "kosten:", "a sheet has no `kosten`"),
        ('naam: "Steun"', "naam: 3", "`naam` is a text"),
        ("laatstNagekeken: 2026-11-23", "laatstNagekeken: ~", "`laatstNagekeken` is a day"),
        ('"Bouwen en Wonen"', '"Wonen"', "`themas` is one of Bouwen en Wonen, Burger"),
        ("{titel:", "{naam:", "a law has no `naam`; it has titel, bron"),
        ('[{titel: "Wet", bron: "blad"}]', "wet", "`regelgeving` is a list"),
        ("{id: c, tekst:", "{id: c, text:", "a condition has no `text`"),
        ('korteBeschrijving: "Kort."', f'korteBeschrijving: "{"x" * 201}"', "at most 200"),
    ],
)
def test_a_sheet_with_another_shape_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(DocumentError, match=r"^f\.yaml:\d+: ") as caught:
        read_sheet(document(TEXT.replace(old, new)))
    assert said in caught.value.message


def test_what_does_not_fit_between_sheet_and_catalogue_is_named() -> None:
    rules = shipped_rules()
    row = replace(rules.catalogue["vt"], conditions=("status",))
    sheet = replace(read_sheet(document(TEXT)), procedure=(), laws=())
    found = "\n".join(sheet_faults(sheet, row, rules.parameters))
    assert "the sheet is of steun, not of vt" in found
    assert "no words for the conditions status" in found
    assert "vt has no condition c" in found
    assert "the text names {a.leeftijd}, and there is no such parameter" in found
    assert "without `procedure`, `nietGekend` says" in found
