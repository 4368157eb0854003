"""All rules in one call, or only those that are asked for."""

import pytest

from verbond.agreement.core.proposals.everything import WHAT, propose_everything
from verbond.agreement.tests.core.proposals.made import action, filler, highlight, prose, theme

GREEN = theme("Onze stad, een groene stad")
TEXT = [
    GREEN,
    prose("Bomen en vijvers maken wijken koel.", theme=GREEN.key),
    highlight("Er komen 500 eiken bij in het stadsbos.", theme=GREEN.key),
    action("In het stadsbos komen er 800 eiken bij.", section="bos"),
    action("Aan de Klotebeek planten we bomen.", section="beek"),
    action("De Klotebeek krijgt tegen 2030 vijvers.", section="vijver"),
    *filler(),
]


def test_every_sort_is_proposed_of_a_text_that_gives_reason() -> None:
    assert {one.what for one in propose_everything(TEXT)} == set(WHAT)


@pytest.mark.parametrize("what", WHAT)
def test_only_what_is_asked_for_is_proposed(what: str) -> None:
    found = list(propose_everything(TEXT, what=[what]))
    assert {one.what for one in found} == {what}
    assert found == [one for one in propose_everything(TEXT) if one.what == what]


def test_the_order_of_the_rules_gives_the_same_each_time() -> None:
    assert list(propose_everything(TEXT)) == list(propose_everything(TEXT))


def test_the_name_of_the_city_and_its_people_is_no_likeness() -> None:
    one = action("Zwemmende Testenaars.", section="a")
    other = action("Zingende Testenaars.", section="b")
    texts = [one, other, *filler()]
    assert [x for x in propose_everything(texts, city="Testen") if x.other] == []
    assert [x for x in propose_everything(texts) if x.other] != []


def test_an_empty_document_gives_nothing() -> None:
    assert list(propose_everything([])) == []
