"""Which sentences set something that can be measured."""

import pytest

from verbond.agreement.core.proposals.targets import NEW, propose_targets
from verbond.agreement.tests.core.proposals.made import action, highlight, prose


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Het aantal ongevallen moet dalen tegen 2030.",
         ("Het aantal", "moet dalen", "dalen", "tegen 2030")),
        ("Kavels gaan weg aan 10% korting.", ("10%",)),
        ("Er worden 27 woningen gebouwd.", ("27",)),
        ("De werkzaamheidsgraad wordt verhoogd.", ("werkzaamheidsgraad", "verhoogd")),
        ("Het aantal camera’s wordt verdubbeld.", ("Het aantal", "verdubbeld")),
        ("Elke wijk krijgt 1 miljoen euro.", ("1 miljoen euro",)),
    ],
)  # fmt: skip
def test_a_number_or_direction_is_proposed_with_its_words(
    text: str, words: tuple[str, ...]
) -> None:
    (found,) = propose_targets([action(text)])
    assert (found.value, found.words) == (NEW, words)


@pytest.mark.parametrize(
    "text",
    [
        "De politie is 24/7 bereikbaar.",
        "We versterken Shopping 2 en 3.",
        "De T2-campus opent voor kinderen tot 12 jaar.",
        "We leggen twee accenten.",
        "De samenwerking wordt verhoogd.",
        "Halverwege de legislatuur evalueren we.",
    ],
)
def test_a_digit_alone_is_no_target(text: str) -> None:
    assert list(propose_targets([action(text)])) == []


def test_prose_of_the_foreword_sets_no_target_and_a_highlight_does() -> None:
    text = "Het aantal ongevallen moet dalen."
    assert list(propose_targets([prose(text)])) == []
    assert len(list(propose_targets([highlight(text)]))) == 1
