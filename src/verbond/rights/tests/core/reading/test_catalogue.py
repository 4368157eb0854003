"""The catalogue: rows that are read, and rows that are refused."""

import pytest

from verbond.rights.core.errors import DocumentError
from verbond.rights.core.reading.catalogue import read_catalogue
from verbond.rights.loading import shipped_rules
from verbond.rights.tests.core.reading.writing import document

ROW = (
    'id: steun, name: "Steun", level: city, granted_by: stad, subject: person, result: status, '
    'computed: "yes", grade: A/X, conditions: [a, b], automation_goal: 3, today: request'
)


def read(row: str) -> object:
    return read_catalogue(document(f"rights:\n  - {{{row}}}\n"))


def test_a_row_is_read_with_the_conditions_inside_its_conditions() -> None:
    found = read_catalogue(document(f"rights:\n  - {{{ROW}, also: {{a: [c, d]}}}}\n"))
    assert found["steun"].conditions == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: steun", "id: Steun!", "small letters"),
        ("level: city", "level: town", "`level` is one of federal, flemish, city"),
        ("subject: person", "subject: cat", "`subject` is one of"),
        ('computed: "yes"', "computed: yes", "`computed` is one of yes, eligibility, no"),
        ("grade: A/X", "grade: A", "as A/B"),
        ("conditions: [a, b]", "conditions: [a, a]", "names a condition twice"),
        ("conditions: [a, b]", "conditions: []", "so it has conditions"),
        ("conditions: [a, b]", "conditions: [a, 2]", "a list of texts"),
        ("conditions: [a, b]", "conditions: a", "`conditions` is a list"),
        ("automation_goal: 3", "automation_goal: 6", "a degree from 1 to 5"),
        ("automation_goal: 3", "automation_goal: true", "a degree from 1 to 5"),
        ("today: request", "todya: request", "a right has no `todya`"),
        ('name: "Steun"', 'name: " "', "`name` is a text"),
        ('name: "Steun"', f'name: "{"x" * 2001}"', "at most 2000"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_line(old: str, new: str, said: str) -> None:
    with pytest.raises(DocumentError, match=r"f\.yaml:2: ") as caught:
        read(ROW.replace(old, new))
    assert said in caught.value.message


def test_a_right_stands_in_the_catalogue_once() -> None:
    with pytest.raises(DocumentError, match="steun stands in the catalogue twice"):
        read_catalogue(document(f"rights:\n  - {{{ROW}}}\n  - {{{ROW}}}\n"))


def test_a_catalogue_without_a_list_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"f\.yaml:1: `rights` is a list"):
        read_catalogue(document("right: []\n"))


def test_of_24_rights_13_are_computed() -> None:
    rows = shipped_rules().catalogue.values()
    assert (len(rows), sum(row.is_computed for row in rows)) == (24, 13)
