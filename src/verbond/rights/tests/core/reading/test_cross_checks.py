"""Cross-checks of figures: all hold today, and each can fail."""

import pytest

from verbond.rights.core.errors import DocumentError
from verbond.rights.core.reading.cross_checks import broken_checks, read_checks
from verbond.rights.loading import FOLDER, checks_in, shipped_rules
from verbond.rights.tests.core.reading.writing import document, parameter, parameters

TWO = parameters(parameter("a.x", 15000), parameter("a.y", 10000))


def broken(check: str) -> tuple[str, ...]:
    return broken_checks(read_checks(document(f"checks:\n  - {{id: c, {check}}}\n")), TWO)


def test_every_check_that_ships_holds() -> None:
    checks = checks_in(FOLDER / "parameters")
    assert len(checks) >= 20
    assert broken_checks(checks, shipped_rules().parameters) == ()


@pytest.mark.parametrize(
    "check",
    [
        'kind: ratio, left: a.x, right: a.y, factor: "1.5"',
        'kind: ratio, left: a.x, right: a.y, factor: "1.4999", tolerance: "0.01"',
        "kind: equal, left: a.x, right: a.y, from: 2025-01-01",
        'kind: values, product: ["12", "40.00"], equals: "480.00"',
    ],
)
def test_a_check_that_holds_says_nothing(check: str) -> None:
    assert broken(check) == ()


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (
            'kind: ratio, left: a.x, right: a.y, factor: "1.4"',
            "a.x is 150.00, and 1.4 x a.y",
        ),
        ("kind: equal, left: a.x, right: a.y", "c on 2024-01-01"),
        ('kind: values, product: ["12", "40.00"], equals: "490.00"', "480.0000, not 490.00"),
        ("kind: equal, left: a.x, right: a.q", "names a.q"),
        (
            "kind: equal, left: a.x, right: a.y, except: [2024-01-01]",
            "no day that both parameters have",
        ),
    ],
)
def test_a_check_that_fails_says_where_and_by_how_much(check: str, said: str) -> None:
    (fault,) = broken(check)
    assert fault.startswith("f.yaml:2: c")
    assert said in fault


@pytest.mark.parametrize(
    "check",
    [
        "kind: ratio, left: a.x",
        "kind: rato",
        "kind: ratio, left: a.x, right: a.y, factor: 1.5",
        "kind: equal, left: a.x, right: a.y, except: [soon]",
        'kind: values, product: [12], equals: "12"',
        'kind: values, product: [], equals: "12"',
        'kind: values, product: ["12"]',
        "kind: equal, left: a.x, right: a.y, form: 2024-01-01",
    ],
)
def test_a_check_that_is_not_well_written_is_refused(check: str) -> None:
    with pytest.raises(DocumentError, match=r"f\.yaml:2: "):
        broken(check)
