"""Two passages that should say the same and do not."""

import pytest

from verbond.agreement.core.proposals.everything import propose_everything
from verbond.agreement.core.proposals.text import Proposal, Unit
from verbond.agreement.tests.core.proposals.made import action, filler, highlight


def conflicts(*units: Unit) -> list[Proposal]:
    return list(propose_everything([*units, *filler()], what=("conflicts",)))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Bouwkavels worden verkocht aan 10% onder de marktprijs.",
            "Bouwkavels worden aan 10% onder de schattingswaarde verkocht.",
            ("marktprijs", "schattingswaarde"),
        ),
        (
            "Bouwkavels worden verkocht aan 10% korting.",
            "Bouwkavels worden aan 15% korting verkocht.",
            ("10%", "15%"),
        ),
        (
            "Het stadsbos krijgt er 500 eiken bij.",
            "Er komen 800 eiken in het stadsbos.",
            ("500", "800"),
        ),
        (
            "Het aantal verkeersongevallen met fietsers moet dalen.",
            "Het aantal verkeersongevallen met fietsers moet dalen tegen 2024.",
            ("zonder datum", "tegen 2024"),
        ),
        (
            "We voorzien een verdubbeling van het aantal snelheidscamera’s langs ringlanen.",
            "Het aantal flitscamera’s langs ringlanen wordt verdubbeld.",
            ("snelheidscamera’s", "flitscamera’s"),
        ),
    ],
)
def test_a_restatement_that_differs_is_shown_with_both_passages(
    one: str, other: str, words: tuple[str, str]
) -> None:
    first, second = highlight(one), action(other)
    (found,) = conflicts(first, second)
    assert (found.key, found.other, found.words) == (first.key, second.key, words)
    assert one in found.note
    assert other in found.note


def test_the_later_passage_may_be_the_one_without_a_date() -> None:
    dated = highlight("Het aantal verkeersongevallen met fietsers moet dalen tegen 2024.")
    other = action("Het aantal verkeersongevallen met fietsers moet dalen.")
    assert conflicts(dated, other)[0].words == ("tegen 2024", "zonder datum")


def test_numbers_of_nothing_named_do_not_conflict() -> None:
    one = highlight("Bij de kruidentuin horen er 12, zegt de hovenier.")
    other = action("Bij de kruidentuin horen er 13, zegt de hovenier.")
    assert conflicts(one, other) == []


def test_a_restatement_with_two_yardsticks_is_told_once() -> None:
    one = action("De kanovaart groeit naar het niveau van Vlaanderen.", section="werk")
    short = highlight("De kanovaart groeit naar het niveau van de centrumsteden.")
    assert len(conflicts(short, one)) == 1


def test_the_same_yardstick_twice_in_a_section_is_fine() -> None:
    one = action("De uitstoot daalt naar het niveau van Vlaanderen.", section="werk")
    other = action("De armoede daalt tot het gemiddelde van Vlaanderen.", section="werk")
    assert conflicts(one, other) == []


def test_equal_numbers_and_bases_do_not_conflict() -> None:
    text = "Bouwkavels worden verkocht aan 10% onder de marktprijs."
    assert conflicts(highlight(text), action(text)) == []


def test_two_yardsticks_in_one_section_conflict() -> None:
    one = action("De participatie groeit naar het niveau van Vlaanderen.", section="werk")
    other = action("De werkloosheid daalt tot het gemiddelde van de centrumsteden.", section="werk")
    (found,) = conflicts(one, other)
    assert {found.key, found.other} == {one.key, other.key}


def test_two_yardsticks_in_two_sections_do_not() -> None:
    one = action("De participatie groeit naar het niveau van Vlaanderen.", section="werk")
    other = action("De uitstoot daalt tot het gemiddelde van de centrumsteden.", section="lucht")
    assert conflicts(one, other) == []


def test_a_place_without_a_level_is_no_yardstick() -> None:
    one = action("Sport in Vlaanderen bouwt een schans.", section="sport")
    other = action("We overleggen met de centrumsteden over het gemiddelde.", section="sport")
    assert conflicts(one, other) == []
