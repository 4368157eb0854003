"""The road of an item: draft, tests, agenda, decided, published; and who may step off it."""

from dataclasses import dataclass
from typing import Literal

from verbond.decisions.core.errors import StepRefused

type State = Literal["draft", "agenda", "decided", "published", "withdrawn"]
type Step = Literal[
    "change", "put_on_agenda", "take_off", "decide", "postpone", "publish", "withdraw"
]

type Code = Literal["draft", "tests", "agenda", "decided", "published"]

CODES: tuple[Code, ...] = ("draft", "tests", "agenda", "decided", "published")
STEPS: dict[tuple[str, str], State] = {
    ("draft", "change"): "draft",
    ("draft", "put_on_agenda"): "agenda",
    ("agenda", "take_off"): "draft",
    ("agenda", "decide"): "decided",
    ("agenda", "postpone"): "draft",
    ("decided", "publish"): "published",
    ("draft", "withdraw"): "withdrawn",
    ("agenda", "withdraw"): "withdrawn",
}
# Why a step is not possible, in words that a clerk can act on.
_WHY: dict[tuple[str, str], str] = {
    (
        "agenda",
        "change",
    ): "Dit punt staat op de agenda. Haal het er eerst af, pas dan de tekst aan.",
    ("agenda", "put_on_agenda"): "Dit punt staat al op een agenda.",
    ("draft", "decide"): "Dit punt staat niet op een agenda: er is niets om te beslissen.",
    ("draft", "publish"): "Dit punt is nog niet beslist.",
    ("agenda", "publish"): "Dit punt is nog niet beslist.",
    ("decided", "change"): "Dit is beslist en verandert niet meer. Maak een verbetering.",
    ("published", "change"): "Dit is gepubliceerd en verandert niet meer. Maak een verbetering.",
    ("decided", "withdraw"): "Dit is beslist. Intrekken kan alleen met een nieuw besluit.",
    ("published", "withdraw"): "Dit is gepubliceerd. Intrekken kan alleen met een nieuw besluit.",
}
_STANDS = {
    "draft": "ontwerp",
    "agenda": "op de agenda",
    "decided": "beslist",
    "published": "gepubliceerd",
    "withdrawn": "ingetrokken",
}


@dataclass(frozen=True, slots=True)
class Station:
    """One stop of the road, and whether the item is past it, at it, or not there yet."""

    code: Code
    state: Literal["done", "now", "open"]


def after(state: str, step: str) -> State:
    """Return the state after a step. Raises `StepRefused` when the step is not possible.

    >>> after("draft", "put_on_agenda")
    'agenda'
    """
    found = STEPS.get((state, step))
    if found is None:
        standard = f"Dat kan niet meer: dit punt is {_STANDS.get(state, state)}."
        raise StepRefused("no_such_step", _WHY.get((state, step), standard))
    return found


def may(state: str, step: str) -> bool:
    """Say whether a step is possible from a state."""
    return (state, step) in STEPS


def stations(state: str, *, is_blocked: bool) -> tuple[Station, ...]:
    """Place an item on its road; a draft that a test still blocks stops at the tests.

    >>> [one.state for one in stations("draft", is_blocked=True)]
    ['done', 'now', 'open', 'open', 'open']
    """
    reached = {"draft": 2, "agenda": 3, "decided": 4, "published": 5, "withdrawn": 1}[state]
    if state == "draft" and is_blocked:
        reached = 1
    here = reached if state == "draft" else len(CODES)
    return tuple(
        Station(code, "done" if place < reached else "now" if place == here else "open")
        for place, code in enumerate(CODES)
    )
