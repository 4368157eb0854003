"""The first chapter: how many promises stand where, in words, a picture and a table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verbond.council.core.document import Block, Heading, Sheet, Stack, Stacks, Text
from verbond.council.core.writing.words import STATES, day_words, money_words

type Facts = Mapping[str, Any]


def in_short(facts: Facts) -> Iterator[Block]:
    """Say in words, a picture and a table how many promises stand where."""
    domains = facts["domains"]
    promises = sum(domain["promises"] for domain in domains)
    unknown = sum(domain["counts"].get("unknown", 0) for domain in domains)
    values = sum(domain["counts"].get("value", 0) for domain in domains)
    yield Heading(2, "In het kort", "in-het-kort")
    if facts["fictitious"]:
        yield Text(
            "Dit rapport gebruikt verzonnen gegevens (fictief), behalve waar een echte bron staat."
        )
    sentence = (
        f"Het akkoord “{agreement_title(facts)}” telt {promises - values} beloften. "
        f"Van {promises - unknown - values} beloften kennen we de stand, van {unknown} niet."
    )
    if values:
        sentence += f" Nog {values} zinnen zijn waarden: die hebben geen stand."
    yield Text(sentence)
    parts = tuple(STATES.items())
    rows = tuple(
        Stack(
            domain["name"],
            tuple(domain["counts"].get(key, 0) for key in STATES),
        )
        for domain in domains
        if sum(domain["counts"].get(key, 0) for key in STATES)
    )
    if rows:
        yield Stacks(
            f"Beloften per domein op {day_words(facts['last'])}",
            parts,
            rows,
            "Bron: het bewijs bij elke belofte. Onbekend telt mee en is nooit weggerekend.",
        )
    yield from _money(domains, facts["shared"])


def agreement_title(facts: Facts) -> str:
    """Return the title of the agreement that a report is about."""
    title: str = facts["agreement"]["title"]
    return title


def _money(domains: Sequence[Facts], shared: Facts) -> Iterator[Block]:
    named = [(domain["name"], domain) for domain in domains] + [("Meer dan één domein", shared)]
    rows = tuple(
        (name, money_words(sums["planned_cents"]), money_words(sums["booked_cents"]))
        for name, sums in named
        if sums["planned_cents"] is not None or sums["booked_cents"] is not None
    )
    if not rows:
        return
    yield Sheet(
        "Euro’s uit het meerjarenplan bij de beloften van een domein",
        ("Domein", "gepland", "geboekt"),
        rows,
        numeric=(1, 2),
    )
    yield Text(
        "Een actie telt één keer. Dient ze meer dan één domein, dan staat ze onderaan apart: "
        "een verdeling zou verzonnen zijn.",
        is_quiet=True,
    )
