"""Compounds fall into the words they are made of."""

import pytest

from verbond.kit.dutch import Splitter, is_word

KNOWN = frozenset(
    """geluid schermen verkeer veiligheid wijk budget armoede toets school openlucht zwembad net
    werk uitvoeren voeren draad raad houd fiets route netwerk fietsroute heid""".split()
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("geluidsschermen", ("geluid", "schermen")),
        ("verkeersveiligheid", ("verkeer", "veiligheid")),
        ("armoedetoets", ("armoede", "toets")),
        ("schoolbus", ("school", "bus")),
        ("fietsroutenetwerk", ("fietsroute", "netwerk", "fiets", "route")),
        ("kangoeroezwembad", ("kangoeroe", "zwembad")),
    ],
)
def test_a_compound_falls_into_its_parts(word: str, parts: tuple[str, ...]) -> None:
    known = KNOWN | {"route"}
    assert Splitter(known.__contains__, known.__contains__).parts(word) == parts


@pytest.mark.parametrize("word", ["uitvoeren", "draad", "veiligheid", "netwerk", "onderhoud", ""])
def test_a_word_that_is_no_compound_stays_whole(word: str) -> None:
    assert Splitter(KNOWN.__contains__, KNOWN.__contains__).parts(word) == ()


@pytest.mark.parametrize("word", ["wijkbudget", "schoolomgeving", "buurtbewoners", "jeugdwerk"])
def test_the_word_list_is_enough_to_take_common_compounds_apart(word: str) -> None:
    assert len(Splitter(is_word, is_word).parts(word)) == 2
