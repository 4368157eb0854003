"""From the frozen facts of a report to its words; the same facts give the same words.

Reports are written in Dutch: they are documents of the council. The shape of `facts` is that of
`queries.facts.gather`; numbers are integers, amounts cents, days ISO dates.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from verbond.council.core.document import (
    Block,
    Document,
    Heading,
    Items,
    Quote,
    Sheet,
    Stack,
    Stacks,
    Text,
)
from verbond.kit.money import exact

type Facts = Mapping[str, Any]

FORMAT = 1
# In the order of the road; "value" is no status and is told apart.
STATES = {
    "realised": "gerealiseerd",
    "under-way": "in uitvoering",
    "preparing": "in voorbereiding",
    "not-started": "niet gestart",
    "changed": "gewijzigd",
    "dropped": "vervallen",
    "unknown": "onbekend",
}
VALUE = "waarde"
_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
# Of these there is nothing to tell but their words.
_WITHOUT_STORY = {"unknown": "Hiervan weten we het niet", "value": "Waarden"}
_UNKNOWN_MONEY = "niet gekend"


def day_words(day: str) -> str:
    """Write an ISO date as people say it.

    >>> day_words("2024-06-30")
    '30 juni 2024'
    """
    found = date.fromisoformat(day)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def money_words(cents: int | None) -> str:
    """Write an amount; one that nobody knows is said to be unknown, never nought."""
    return _UNKNOWN_MONEY if cents is None else exact(cents)


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
    yield from _in_short(facts)
    yield from _changes(facts["changes"])
    yield from _decisions(facts["decisions"])
    yield from _questions(facts["questions"])
    yield from _tests(facts["tests"])
    for domain in facts["domains"]:
        yield from _domain(domain)
    yield from _accounting(facts, fingerprint)


def _in_short(facts: Facts) -> Iterator[Block]:
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
        f"Het akkoord “{agreement_title(facts)}” telt {promises} beloften. "
        f"Van {promises - unknown - values} beloften kennen we de stand, van {unknown} niet."
    )
    if values:
        sentence += f" {values} zijn waarden: die hebben geen stand."
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


def _changes(changes: Sequence[Facts]) -> Iterator[Block]:
    yield Heading(2, "Wat veranderde", "veranderd")
    if not changes:
        yield Text("In deze periode kreeg geen enkele belofte een andere stand.")
        return
    yield Sheet(
        "Beloften met een andere stand",
        ("Belofte", "van", "naar", "waarom"),
        tuple(
            (
                change["text"],
                state_words(change["before"]),
                state_words(change["after"]),
                change["explanation"],
            )
            for change in changes
        ),
    )


def state_words(state: str) -> str:
    """Name a status in Dutch; an empty one is the one before the first."""
    return {**STATES, "value": VALUE, "": "–"}[state]


def _decisions(decisions: Sequence[Facts]) -> Iterator[Block]:
    yield Heading(2, "Wat beslist werd", "beslist")
    if not decisions:
        yield Text("In deze periode is geen besluit aan een belofte gekoppeld.")
        return
    yield Sheet(
        "Besluiten die een belofte dienen",
        ("Besluit", "dag", "orgaan", "beloften"),
        tuple(
            (row["title"], day_words(row["on"]), row["body"], "; ".join(row["commitments"]))
            for row in decisions
        ),
    )


def _questions(questions: Sequence[Facts]) -> Iterator[Block]:
    yield Heading(2, "Vragen van raadsleden", "vragen")
    if not questions:
        yield Text("In deze periode stelde geen raadslid een vraag.")
    for question in questions:
        yield Heading(3, question["text"])
        yield Text(f"{question['asked_by']}, {day_words(question['asked_on'])}")
        if question["answer"]:
            yield Text(question["answer"])
            yield Text(
                f"Antwoord van {question['answered_by']}, {day_words(question['answered_on'])}",
                is_quiet=True,
            )
        else:
            yield Text(f"Nog geen antwoord. Verwacht tegen {day_words(question['due_on'])}.")


def _tests(tests: Facts | None) -> Iterator[Block]:
    if tests is None:
        return
    yield Heading(2, "Toetsen op besluiten", "toetsen")
    yield from (Text(sentence) for sentence in tests["sentences"])
    if tests["rows"]:
        yield Sheet(
            "Hoeveel besluiten getoetst zijn",
            tuple(tests["head"]),
            tuple(tuple(row) for row in tests["rows"]),
            numeric=tuple(range(1, len(tests["head"]))),
        )


def _domain(domain: Facts) -> Iterator[Block]:
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
