"""What a run must say before it may start: a run is a purpose, not a search."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

MOST_RETENTION_DAYS = 730
MOST_WAVES = 6
# 1 grant, 2 prefilled proposal, 3 identification and invitation, 4 renewal, 5 simplification.
DEGREES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Source:
    """Where columns come from, and of which day they are."""

    name: str
    on: dt.date | None
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """The decision that allows a run; `key` when it stands in the room of decisions."""

    number: str
    on: dt.date | None
    body: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Purpose:
    """All that a run states. `automation` and `regulations` are by right."""

    title: str
    why: str
    rights: tuple[str, ...]
    decision: Deciding
    legal_basis: str
    sources: tuple[Source, ...]
    retention_days: int
    dpia: str
    contact_point: str
    reference_on: dt.date | None
    waves: int = 1
    wave_gap_days: int = 0
    with_maybe: bool = False
    automation: Mapping[str, int] = field(default_factory=dict)
    regulations: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for one in self.sources for name in one.columns))


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a purpose does not say, or says wrongly: a code for the page, and of what."""

    code: str
    about: str = ""


def lacking(purpose: Purpose, *, today: dt.date) -> tuple[Lack, ...]:
    """Return all that keeps a purpose from being approved; empty when it says everything."""
    return (
        *_empty(purpose),
        *_of_decision(purpose.decision, today),
        *_of_sources(purpose, today),
        *_of_numbers(purpose),
        *_of_automation(purpose),
    )


def _empty(purpose: Purpose) -> list[Lack]:
    wanted = {
        "title": purpose.title.strip(),
        "why": purpose.why.strip(),
        "rights": purpose.rights,
        "legal_basis": purpose.legal_basis.strip(),
        "sources": purpose.sources,
        "dpia": purpose.dpia.strip(),
        "contact_point": purpose.contact_point.strip(),
        "reference_on": purpose.reference_on,
    }
    return [Lack(code) for code, value in wanted.items() if not value]


def _of_decision(decision: Deciding, today: dt.date) -> list[Lack]:
    found = []
    if not (decision.number.strip() and decision.body.strip() and decision.on):
        found.append(Lack("decision"))
    if decision.on and decision.on > today:
        found.append(Lack("decision_later"))
    return found


def _of_sources(purpose: Purpose, today: dt.date) -> list[Lack]:
    found = []
    given: set[str] = set()
    for one in purpose.sources:
        if one.on is None or one.on > today:
            found.append(Lack("source_day", one.name))
        if not one.columns:
            found.append(Lack("source_empty", one.name))
        found += [Lack("column_twice", name) for name in one.columns if name in given]
        given.update(one.columns)
    return found


def _of_numbers(purpose: Purpose) -> list[Lack]:
    found = []
    if not 1 <= purpose.retention_days <= MOST_RETENTION_DAYS:
        found.append(Lack("retention", str(MOST_RETENTION_DAYS)))
    if not 1 <= purpose.waves <= MOST_WAVES:
        found.append(Lack("waves", str(MOST_WAVES)))
    if purpose.waves > 1 and purpose.wave_gap_days < 1:
        found.append(Lack("gap"))
    # The last wave must be contacted before its hits are wiped.
    if purpose.wave_gap_days * (purpose.waves - 1) >= purpose.retention_days:
        found.append(Lack("waves_outlive"))
    return found


def _of_automation(purpose: Purpose) -> list[Lack]:
    found = []
    for right in purpose.rights:
        degree = purpose.automation.get(right)
        if degree not in DEGREES:
            found.append(Lack("degree", right))
        # GDPR art. 22: granting by itself rests on a regulation of the council, or not at all.
        if degree == 1 and not purpose.regulations.get(right, "").strip():
            found.append(Lack("regulation", right))
    return found


def fingerprint(purpose: Purpose, people: Mapping[str, tuple[int, ...]]) -> str:
    """Return the SHA-256 of a purpose and of who has which task: what an approval approves."""
    plain = {
        "purpose": asdict(purpose),
        "people": {key: sorted(who) for key, who in people.items()},
    }
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
