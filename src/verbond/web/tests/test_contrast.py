"""Every pair of colours that meets on a page can be told apart, in light and in dark."""

import pytest

from verbond.web.tests.sheets import contrast, tokens

FACE = dict(zip(("light", "dark"), tokens("face.css"), strict=True))
DOMAINS = dict(zip(("light", "dark"), tokens("domains.css"), strict=True))
READ = 4.5  # WCAG 2.1, 1.4.3: text
SEEN = 3.0  # WCAG 2.1, 1.4.11: lines and shapes that carry meaning
PAIRS = [
    *((ink, ground, READ) for ink in ("coal", "ash") for ground in ("paper", "sheet")),
    *((ink, "paper", READ) for ink in ("leaf", "leaf-deep", "signal")),
    *((ink, "sheet", READ) for ink in ("leaf", "leaf-deep", "signal")),
    *(("coal", ground, READ) for ground in ("leaf-wash", "signal-wash", "mark")),
    *((ink, "leaf-wash", READ) for ink in ("leaf", "ash")),
    *((ink, "signal-wash", READ) for ink in ("signal", "ash")),
    *(("on-leaf", ground, READ) for ground in ("leaf", "leaf-deep")),
    *(("edge", ground, SEEN) for ground in ("paper", "sheet")),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_ink_can_be_read_on_its_ground(scheme: str, ink: str, ground: str, least: float) -> None:
    face = FACE[scheme]
    assert contrast(face[ink], face[ground]) >= least


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("number", range(1, 13))
def test_domain_colour_can_be_read_on_paper_and_under_its_number(scheme: str, number: int) -> None:
    hue = DOMAINS[scheme][f"domain-{number}"]
    for ground in ("paper", "sheet"):
        assert contrast(hue, FACE[scheme][ground]) >= READ


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_twelve_domains_have_twelve_colours(scheme: str) -> None:
    assert len(set(DOMAINS[scheme].values())) == 12


def test_black_on_white_is_the_largest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
