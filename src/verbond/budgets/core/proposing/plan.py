"""What a plan must say before it can be submitted."""

from dataclasses import dataclass
from typing import Final, Literal

from verbond.budgets.core.proposing.conditions import Limits, money

LEAST_BODY: Final = 200
# What the fields of the form are called: a missing part links to its own field.
type Part = Literal["body", "cost", "place", "theme", "upkeep", "support", "until"]


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of a proposal that a plan needs."""

    body: str
    cost_cents: int | None
    has_place: bool
    theme: str
    upkeep: str


@dataclass(frozen=True, slots=True)
class Need:
    """One part of a plan, whether it is there, and what to do when it is not."""

    part: Part
    label: str
    is_met: bool
    hint: str = ""


def needs(plan: Plan, limits: Limits) -> tuple[Need, ...]:
    """Return every part of a plan in the order of the form, met or not."""
    return (
        Need(
            "body",
            "Je legt uit wat er komt",
            len(plan.body) >= LEAST_BODY,
            f"Schrijf minstens {LEAST_BODY} tekens. Je hebt er nu {len(plan.body)}.",
        ),
        Need("place", "Je zegt waar het komt", plan.has_place, "Kies een wijk of zet een punt."),
        Need("theme", "Je kiest een thema", bool(plan.theme), "Kies waarover het gaat."),
        _cost_need(plan.cost_cents, limits),
        Need(
            "upkeep",
            "Je zegt wie het later onderhoudt",
            bool(plan.upkeep),
            "Wie houdt het schoon en heel? Jullie zelf, of vraag je dat aan de stad?",
        ),
    )


def _cost_need(cents: int | None, limits: Limits) -> Need:
    label = "Je telt de kosten op"
    if cents is None:
        return Need("cost", label, is_met=False, hint="Vul minstens één regel met kosten in.")
    problem = limits.problem(cents)
    met = f"{label}: {money(cents)}"
    return Need("cost", met, is_met=not problem, hint=problem)


def missing(found: tuple[Need, ...]) -> tuple[Need, ...]:
    """Return the parts that are not there yet."""
    return tuple(need for need in found if not need.is_met)
