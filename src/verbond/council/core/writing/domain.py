"""One domain: its promises with what shows how far they are, and those of which we know nothing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from verbond.council.core.document import Block, Heading, Items, Quote, Text
from verbond.council.core.writing.words import STATES, VALUE, day_words, money_words

type Facts = Mapping[str, Any]

# Of these there is nothing to tell but their words.
_WITHOUT_STORY = {"unknown": "Hiervan weten we het niet", "value": "Waarden"}


def domain_part(domain: Facts) -> Iterator[Block]:
    """Tell of one domain: counts, promises with their evidence, and what nobody knows."""
    yield Heading(2, f"{domain['number']}. {domain['name']}", f"domein-{domain['key']}")
    yield Items(tuple(_counts(domain["counts"])) or ("Geen beloften",))
    if domain["stale"]:
        yield Text(f"Van {domain['stale']} beloften is het nieuwste bewijs verouderd.")
    known = [promise for promise in domain["list"] if promise["state"] not in _WITHOUT_STORY]
    for promise in known:
        yield from _promise(promise)
    for state, title in _WITHOUT_STORY.items():
        rest = [promise for promise in domain["list"] if promise["state"] == state]
        if rest:
            yield Heading(3, title)
            yield Items(tuple(f"{one['quote']} ({one['address']})" for one in rest))


def _counts(counts: Mapping[str, int]) -> Iterator[str]:
    for key, words in {**STATES, "value": VALUE}.items():
        if counts.get(key):
            yield f"{words}: {counts[key]}"


def _promise(promise: Facts) -> Iterator[Block]:
    yield Heading(3, promise["text"])
    yield Text(promise["explanation"] + (" Dit bewijs is verouderd." if promise["stale"] else ""))
    if promise["planned_cents"] is not None or promise["booked_cents"] is not None:
        yield Text(
            f"Gepland: {money_words(promise['planned_cents'])}. "
            f"Geboekt: {money_words(promise['booked_cents'])}."
        )
    if promise["evidence"]:
        yield Items(tuple(_evidence(promise["evidence"])))
    yield Quote(promise["quote"], promise["address"])


def _evidence(pieces: Iterable[Facts]) -> Iterator[str]:
    for piece in pieces:
        made_up = " (fictief)" if piece["fictitious"] and "fictief" not in piece["title"] else ""
        yield (
            f"{piece['kind']}: {piece['title']}{made_up}, {day_words(piece['on'])}. "
            f"Bron: {piece['source']}."
        )
