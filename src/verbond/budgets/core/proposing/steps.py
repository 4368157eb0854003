"""Which step a proposal can take, given where it is and in which phase its round is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from verbond.budgets.core.proposing.errors import StepRefused

type Step = Literal[
    "propose", "edit", "start_plan", "submit", "withdraw", "merge", "assign", "assess", "appeal",
    "hide", "show", "comment", "put_on_ballot", "decide_grant", "translate", "join",
]  # fmt: skip

# Of these nobody decides any more, and nothing about them changes but their visibility.
ENDED: Final = frozenset({"withdrawn", "merged", "hidden"})
BEFORE_BALLOT: Final = frozenset({"idea", "plan", "submitted", "feasible", "infeasible"})
CHOSEN: Final = frozenset({"won", "lost", "running", "done"})
ALL_LIVE: Final = BEFORE_BALLOT | {"on_ballot"} | CHOSEN

# From which states, in which phases of the round; "request" rounds never vote and roll on.
_FROM: Mapping[str, frozenset[str]] = {
    "propose": frozenset({""}),
    "edit": frozenset({"idea", "plan"}),
    "start_plan": frozenset({"idea"}),
    "submit": frozenset({"idea", "plan"}),
    "withdraw": BEFORE_BALLOT,
    "merge": frozenset({"idea", "plan", "submitted", "feasible"}),
    "join": frozenset({"idea", "plan", "submitted", "feasible"}),
    "assign": frozenset({"submitted"}),
    "assess": frozenset({"submitted"}),
    "decide_grant": frozenset({"submitted"}),
    "appeal": frozenset({"infeasible"}),
    "hide": ALL_LIVE,
    "show": frozenset({"hidden"}),
    "comment": ALL_LIVE,
    "put_on_ballot": frozenset({"feasible"}),
    "translate": ALL_LIVE,
}
_IN_VOTING_ROUND: Mapping[str, frozenset[str]] = {
    "propose": frozenset({"idea"}),
    "edit": frozenset({"idea", "plan"}),
    "start_plan": frozenset({"idea", "plan"}),
    "submit": frozenset({"plan"}),
    "withdraw": frozenset({"idea", "plan", "check"}),
    "merge": frozenset({"idea", "plan", "check"}),
    "join": frozenset({"idea", "plan", "check"}),
    "assign": frozenset({"plan", "check"}),
    "assess": frozenset({"plan", "check"}),
    "decide_grant": frozenset(),
    "appeal": frozenset({"plan", "check"}),
    "put_on_ballot": frozenset({"check"}),
}
_GRANT_CLOSED: Final = frozenset({"put_on_ballot", "merge"})
_TEXT_STAYS: Final = frozenset({
    "edit", "start_plan", "submit", "withdraw", "merge", "assess", "assign", "put_on_ballot",
    "appeal", "join", "translate",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """What a step depends on outside the proposal: the round, its phase, and how it decides."""

    phase: str
    phases: tuple[str, ...] = ("idea", "plan", "check", "vote", "result", "execution")
    is_grant: bool = False
    is_closed: bool = False
    is_frozen: bool = False


def may(step: str, state: str, setting: Setting) -> bool:
    """Say whether a proposal in a state can take a step in this setting.

    >>> may("submit", "plan", Setting("plan")), may("submit", "plan", Setting("vote"))
    (True, False)
    """
    return not why_not(step, state, setting)


def check(step: str, state: str, setting: Setting) -> None:
    """Raise `StepRefused` when a proposal cannot take a step, with words that say what to do."""
    if reason := why_not(step, state, setting):
        raise StepRefused(f"no_{step}", reason)


def why_not(step: str, state: str, setting: Setting) -> str:
    """Return why a step is not possible, in Dutch; empty when it is."""
    if setting.is_closed and step not in {"hide", "show"}:
        return "Deze ronde is gesloten. Er verandert niets meer."
    if state not in _FROM[step]:
        return _STATE_WORDS.get((state, step), f"Dat kan niet: {_STANDS.get(state, state)}.")
    if setting.is_frozen and state == "on_ballot" and step == "hide":
        return "Dit staat vast op het stembiljet. Alleen de raad kan er nog van afwijken."
    if setting.is_frozen and step in _TEXT_STAYS:
        return "De lijst voor de stemming ligt vast. Dit voorstel verandert niet meer."
    return "" if _in_time(step, setting) else _phase_words(step, setting)


def _in_time(step: str, setting: Setting) -> bool:
    if setting.is_grant:
        return step not in _GRANT_CLOSED
    return setting.phase in _phases_of(step, setting)


def _phases_of(step: str, setting: Setting) -> frozenset[str]:
    """Return when a step can be taken; a model without a phase shifts it to the one beside it."""
    found = _IN_VOTING_ROUND.get(step)
    if found is None:
        return frozenset(setting.phases)
    if "idea" not in setting.phases and step == "propose":
        found |= {"plan"}
    if "plan" not in setting.phases and step in {"submit", "assign", "assess"}:
        found |= {"idea"}
    return found


def _phase_words(step: str, setting: Setting) -> str:
    if step == "propose":
        return "Ideeën indienen kan niet meer, of nog niet. Kijk op de pagina van de ronde."
    wanted = [_PHASES[one] for one in setting.phases if one in _phases_of(step, setting)]
    when = " of ".join(wanted)
    return f"Dat kan alleen in deze stap van de ronde: {when}." if when else "Dat kan hier niet."


_PHASES = {
    "idea": "idee",
    "plan": "plan",
    "check": "nakijken",
    "vote": "stemmen",
    "result": "uitslag",
    "execution": "uitvoeren",
}
_STANDS = {
    "": "dit voorstel bestaat nog niet",
    "idea": "dit is nog een idee",
    "plan": "dit plan is nog niet ingediend",
    "submitted": "dit plan is ingediend en wordt nagekeken",
    "feasible": "dit plan is al nagekeken en kan",
    "infeasible": "van dit plan is gezegd dat het niet kan",
    "on_ballot": "dit staat op het stembiljet",
    "won": "dit is gekozen",
    "lost": "dit is niet gekozen",
    "running": "dit wordt uitgevoerd",
    "done": "dit is klaar",
    "withdrawn": "dit is ingetrokken",
    "merged": "dit is samengevoegd met een ander voorstel",
    "hidden": "dit is verborgen",
}
_STATE_WORDS = {
    ("submitted", "edit"): "Dit plan is ingediend. De tekst verandert niet meer tijdens het "
    "nakijken.",
    ("submitted", "submit"): "Dit plan is al ingediend.",
    ("on_ballot", "withdraw"): "Dit staat op het stembiljet. Intrekken kan niet meer.",
    ("hidden", "hide"): "Dit is al verborgen.",
}

# The line of steps of a proposal, in order; a grant has no ballot.
LINE: Final = ("idea", "plan", "submitted", "feasible", "on_ballot", "won", "running", "done")
GRANT_LINE: Final = ("plan", "submitted", "won", "running", "done")


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on the line of a proposal."""

    code: str
    state: Literal["done", "now", "open", "ended"]


def line_of(state: str, before: str, *, is_grant: bool) -> tuple[Stop, ...]:
    """Place a proposal on its line; one that ended stops where it was (`before`).

    >>> [one.state for one in line_of("submitted", "", is_grant=True)]
    ['done', 'now', 'open', 'open', 'open']
    """
    codes = GRANT_LINE if is_grant else LINE
    here = {"infeasible": "submitted" if is_grant else "feasible", "lost": "won"}.get(state, state)
    ended = state in ENDED or state in {"infeasible", "lost"}
    if state in ENDED:
        here = before or codes[0]
    if is_grant:
        here = {"idea": "plan", "feasible": "submitted"}.get(here, here)
    at = codes.index(here) if here in codes else 0
    now: Literal["now", "ended", "done"] = "ended" if ended else "now"
    if state == "done":
        now = "done"
    return tuple(
        Stop(code, "done" if place < at else now if place == at else "open")
        for place, code in enumerate(codes)
    )
