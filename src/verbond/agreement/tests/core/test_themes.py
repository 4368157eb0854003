"""Names of themes on a line of stations."""

import pytest

from verbond.agreement.core.themes import short_names


@pytest.mark.parametrize(
    ("titles", "short"),
    [
        (["Genk", "Genk groeit"], ["Genk", "Groeit"]),
        (["Wonen", "Wonen"], ["Wonen", "Wonen"]),
        (["Wonen", "Werken"], ["Wonen", "Werken"]),
        ([], []),
    ],
)
def test_no_station_is_left_without_a_name(titles: list[str], short: list[str]) -> None:
    assert short_names(titles) == short
