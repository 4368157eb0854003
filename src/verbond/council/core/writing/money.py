"""The multi-year plan in a report: planned against booked by year, and what the rules ask."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verbond.council.core.document import Block, Heading, Sheet, Text
from verbond.council.core.writing.words import money_words

type Facts = Mapping[str, Any]

ENTITIES = {"city": "de stad", "ocmw": "het OCMW", "agb": "het AGB"}
_BALANCE = {
    True: "Het plan voldoet aan de normen: elk jaar blijft er genoeg over.",
    False: "Het plan voldoet niet aan de normen. In de tabel staan de bedragen onder nul.",
    None: "Of dit plan aan de normen voldoet, weten we niet: er ontbreken cijfers.",
}


def plans_part(plans: Sequence[Facts]) -> Iterator[Block]:
    """Tell what the plan estimated and what was booked."""
    yield Heading(2, "Het meerjarenplan", "meerjarenplan")
    if not plans:
        yield Text("Op de laatste dag van de periode stond er geen meerjarenplan bij dit akkoord.")
    for plan in plans:
        yield from _plan(plan)


def _plan(plan: Facts) -> Iterator[Block]:
    made_up = " (fictief)" if plan["fictitious"] and "fictief" not in plan["title"] else ""
    whose = f" van {ENTITIES[plan['entity']]}" if plan["entity"] else ""
    yield Heading(3, plan["title"] + made_up)
    yield Text(f"Versie: {plan['version']}. Bron: {plan['source'].rstrip('.')}.", is_quiet=True)
    yield Sheet(
        f"Uitgaven{whose} per jaar",
        ("Jaar", "gepland", "geboekt"),
        tuple(
            (str(row["year"]), money_words(row["planned_cents"]), money_words(row["booked_cents"]))
            for row in plan["years"]
        ),
        numeric=(1, 2),
    )
    if plan["norms"]:
        yield Text(_BALANCE[plan["is_balanced"]])
        yield _norms(plan["norms"])


def _norms(norms: Sequence[Facts]) -> Sheet:
    return Sheet(
        "Wat de regels vragen: nooit onder nul",
        ("Norm", "jaar", "bedrag"),
        tuple((one["label"], str(one["year"]), money_words(one["cents"])) for one in norms),
        numeric=(2,),
    )
