"""Which units of a text the city can keep."""

from dataclasses import replace

from verbond.agreement.core.document import Kind
from verbond.agreement.core.promises import judged
from verbond.agreement.testing import outline_of

PROSE = """1. Groene stad

Onze stad (fictief) ligt aan een rivier.

We bouwen een park aan de Dorpsstraat.
"""


def promised(text: str, **decided: Kind) -> list[str]:
    """Return what counts; `decided` gives a kind to texts that begin with a word."""
    found = outline_of(text)
    items = [replace(one, kind=decided.get(one.text.split()[0], one.kind)) for one in found.items]
    found = replace(found, items=tuple(items))
    counts = judged(found)
    return [item.text for item in found.items if counts[item.id].is_promise]


def test_in_a_chapter_of_prose_a_sentence_that_asks_something_counts() -> None:
    assert promised(PROSE) == ["We bouwen een park aan de Dorpsstraat."]


def test_what_a_person_decided_of_a_sentence_in_prose_stands() -> None:
    assert promised(PROSE, We="principle") == []
    assert promised(PROSE, Onze="study")[0] == "Onze stad (fictief) ligt aan een rivier."


def test_in_a_chapter_with_bullets_only_the_bullets_count() -> None:
    assert promised(f"{PROSE}\n• We planten een boom.\n") == ["We planten een boom."]


def test_a_chapter_of_prose_counts_beside_one_with_bullets() -> None:
    both = f"{PROSE}\n2. Veilige stad\n\nHier is het veilig.\n\n• Elke school krijgt een straat.\n"
    assert promised(both) == [
        "We bouwen een park aan de Dorpsstraat.",
        "Elke school krijgt een straat.",
    ]
