"""From the frozen facts of a report to its words; the same facts give the same words.

Reports are written in Dutch: they are documents of the council. The shape of `facts` is that of
`queries.facts.gather`; numbers are integers, amounts cents, days ISO dates.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from verbond.council.core.document import Block, Document, Heading, Items, Text
from verbond.council.core.writing.domain import domain_part
from verbond.council.core.writing.happened import (
    changes_part,
    decisions_part,
    evaluations_part,
    questions_part,
    tests_part,
)
from verbond.council.core.writing.in_short import in_short
from verbond.council.core.writing.money import plans_part
from verbond.council.core.writing.words import day_words, state_words
from verbond.kit.errors import RuleBroken

__all__ = ["FORMAT", "FactsRefused", "checked_facts", "day_words", "state_words", "write"]

type Facts = Mapping[str, Any]

FORMAT = 1
_PARTS = frozenset(
    "agreement body changes decisions domains evaluations fictitious first format kind last plans"
    " questions rules shared tests title".split()
)


class FactsRefused(RuleBroken):
    """These are not the facts of a report, or of another version."""


def checked_facts(content: Any, *, name: str) -> Facts:
    """Return the facts of a file that somebody kept. Raises `FactsRefused` with what is missing."""
    if not isinstance(content, Mapping):
        raise FactsRefused("facts", f"{name}: expected an object with the facts of a report")
    if content.get("format") != FORMAT:
        raise FactsRefused(
            "format", f"{name}, format: expected {FORMAT}, got {content.get('format')!r}"
        )
    if missing := sorted(_PARTS - set(content)):
        raise FactsRefused("parts", f"{name}: missing {', '.join(missing)}")
    return content


def write(facts: Facts, *, fingerprint: str) -> Document:
    """Put the facts of a report into words, one chapter for each domain."""
    agreement = facts["agreement"]
    return Document(
        title=facts["title"],
        subtitle=f"{day_words(facts['first'])} tot en met {day_words(facts['last'])}",
        city=agreement["city"],
        day=date.fromisoformat(facts["last"]),
        blocks=tuple(_blocks(facts, fingerprint)),
        is_fictitious=facts["fictitious"],
        identifier=fingerprint,
    )


def _blocks(facts: Facts, fingerprint: str) -> Iterator[Block]:
    yield from in_short(facts)
    yield from changes_part(facts["changes"])
    yield from decisions_part(facts["decisions"])
    yield from questions_part(facts["questions"])
    yield from tests_part(facts["tests"])
    yield from plans_part(facts["plans"])
    yield from evaluations_part(facts["evaluations"])
    for domain in facts["domains"]:
        yield from domain_part(domain)
    yield from _accounting(facts, fingerprint)


def _accounting(facts: Facts, fingerprint: str) -> Iterator[Block]:
    yield Heading(2, "Zo is dit rapport gemaakt", "verantwoording")
    yield Text(
        "Niemand typte deze cijfers in. Ze volgen uit het bewijs dat op de laatste dag van de "
        "periode bij elke belofte stond. Uit dezelfde gegevens komt tot op de byte hetzelfde "
        "rapport."
    )
    yield Items(
        (
            f"Vingerafdruk van de gegevens (SHA-256): {fingerprint}",
            f"Regels voor de stand: versie {facts['rules']}",
            f"Vorm van de gegevens: {facts['format']}",
        )
    )
