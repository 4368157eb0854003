"""A room above lays figures beside a test."""

from collections.abc import Iterator

import pytest

from verbond.scorecards.beside import Beside, figures_beside, forget_figures, register_figures

ROOM = "proef"


@pytest.fixture(autouse=True)
def _two_rooms() -> Iterator[None]:
    register_figures("proef/tweede.html", lambda where: where.key, order=902)
    register_figures("proef/eerste.html", lambda _where: {"euro": 12}, order=901)
    register_figures("proef/niets.html", lambda _where: None, order=900)
    yield
    for name in ("tweede", "eerste", "niets"):
        forget_figures(f"proef/{name}.html")


def test_figures_stand_in_their_order_and_a_room_without_any_stays_away() -> None:
    found = [
        one
        for one in figures_beside(Beside(ROOM, "markt", "kindtoets"))
        if "proef/" in one.template
    ]
    assert [(one.template, one.figures) for one in found] == [
        ("proef/eerste.html", {"euro": 12}),
        ("proef/tweede.html", "markt"),
    ]
