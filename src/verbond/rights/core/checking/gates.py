"""One question for the whole household, in place of many: for whom does this hold at all?

Of whoever is not named, the gate says what that means (`others`); of whoever is, what follows at
once (`named`), and the rest is asked later. “Weet ik niet” says nothing of anybody.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from verbond.rights.core.checking.answers import HOME, NOT_KNOWN, Answers, Inhabitant
from verbond.rights.core.checking.choosing import may_exist
from verbond.rights.core.checking.sheets import Words, words_of
from verbond.rights.core.errors import CaseError
from verbond.rights.core.vocabulary import Vocabulary

NOBODY: Final = "niemand"


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate: `ask` for a household, `ask_alone` for whoever lives alone."""

    id: str
    ask: Words
    ask_alone: Words
    help: Words
    others: Mapping[str, str]
    named: Mapping[str, str]

    @property
    def path(self) -> str:
        return f"{HOME}.gate_{self.id}"


def read_gates(document: object, facts: Vocabulary) -> tuple[Gate, ...]:
    """Read the gates of the questions file. Raises `CaseError` naming the gate."""
    rows = document.get("gates") if isinstance(document, dict) else None
    return tuple(_gate(row, facts) for row in rows or ())


def said_of(gate: Gate, answers: Answers) -> tuple[str, ...]:
    """Return whom a gate was said to hold for; `niemand`, `?` or nothing."""
    return tuple(answers.said.get(gate.path, "").split())


def passed(
    answers: Answers,
    given: Mapping[str, tuple[str, ...]],
    gates: tuple[Gate, ...],
    facts: Vocabulary,
    today: dt.date,
) -> Answers:
    """Return the answers after the gates: what an earlier pass filled in is taken back first."""
    said = dict(answers.said)
    for gate in gates:
        for one in answers.here:
            for fact, text in (*_filled(gate.others, today), *_filled(gate.named, today)):
                if said.get(f"{one.id}.{fact}") == text:
                    del said[f"{one.id}.{fact}"]
    for gate in gates:
        chosen = given.get(gate.id, ())
        said[gate.path] = " ".join(chosen)
        if NOT_KNOWN in chosen:
            continue
        for one in answers.here:
            said |= _follows(gate, one, one.id in chosen, answers, facts, today, said)
    kept = {path: text for path, text in said.items() if text}
    return replace(answers, said=kept, last=())


def _follows(
    gate: Gate,
    one: Inhabitant,
    holds: bool,
    answers: Answers,
    facts: Vocabulary,
    today: dt.date,
    said: Mapping[str, str],
) -> dict[str, str]:
    return {
        f"{one.id}.{fact}": text
        for fact, text in _filled(gate.named if holds else gate.others, today)
        # What somebody said of a person outright stands above what a gate says of all.
        if f"{one.id}.{fact}" not in said and may_exist(facts[fact], one.id, answers, today)
    }


def _filled(values: Mapping[str, str], today: dt.date) -> tuple[tuple[str, str], ...]:
    return tuple((fact, text.replace("{year}", str(today.year))) for fact, text in values.items())


def _gate(row: Any, facts: Vocabulary) -> Gate:
    where = f"questions.yaml, gate {row.get('id')}"
    no, yes = (dict(row.get(side) or {}) for side in ("others", "named"))
    for fact in (*no, *yes):
        if fact not in facts or facts[fact].is_judgement or facts[fact].entity != "person":
            raise CaseError("gates", f"{where}: {fact} is no fact of a person.")
    ask = words_of(row, "ask", where)
    return Gate(
        id=str(row["id"]),
        ask=ask,
        ask_alone=words_of(row, "ask_alone", where, ask),
        help=words_of(row, "help", where, {"nl": ""}),
        others={str(fact): str(text) for fact, text in no.items()},
        named={str(fact): str(text) for fact, text in yes.items()},
    )
