"""Promises that share the words of a text are proposed, with those words."""

from verbond.agreement.core.evidence.suggesting import Suggester
from verbond.agreement.core.proposals.text import Unit

PROMISES = (
    "We planten elk jaar bomen langs de Dorpsstraat.",
    "Elke school krijgt een schoolstraat.",
    "We bouwen een zwembad op de oude mijnsite.",
    "De stad ondersteunt verenigingen in de wijken.",
    "De stad ondersteunt bewoners in de wijken.",
)
UNITS = [Unit(str(n), "action", text) for n, text in enumerate(PROMISES)]


def test_rare_words_lead_to_the_promise() -> None:
    found = Suggester(UNITS).suggest("Gunning: aanleg van twee schoolstraten")
    assert found[0].key == "1"
    assert found[0].words == ("schoolstraten",)


def test_a_compound_finds_its_part_and_the_singular_its_plural() -> None:
    found = Suggester(UNITS).suggest("Bestek zwembaden")
    assert [one.key for one in found] == ["2"]


def test_nothing_in_common_is_an_answer_too() -> None:
    assert Suggester(UNITS).suggest("Goedkeuring van de notulen") == ()
    assert Suggester(UNITS).suggest("") == ()
    assert Suggester([]).suggest("zwembad") == ()


def test_the_likeliest_comes_first_and_no_more_than_asked() -> None:
    suggester = Suggester(UNITS)
    text = "Bomen planten langs de Dorpsstraat, een zwembad en een park"
    assert len(suggester.suggest(text, limit=2)) == 2
    assert suggester.suggest(text)[0].key == "0"
    certainties = [one.certainty for one in suggester.suggest(text)]
    assert certainties == sorted(certainties, reverse=True)
    assert all(0 < certainty <= 95 for certainty in certainties)
