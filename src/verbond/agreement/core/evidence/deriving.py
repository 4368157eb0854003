"""From the evidence of one promise to its status, with the reasons; pure, in any order."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from verbond.agreement.core.evidence.counting import Counts, count
from verbond.agreement.core.evidence.pieces import Reason, Tied, reason_of
from verbond.agreement.core.evidence.rules import Rule, Rules
from verbond.agreement.core.evidence.words import (
    LADDER,
    NOT_STARTED,
    REALISED,
    UNDER_WAY,
    UNKNOWN,
    VALUE,
)

MOST_NOTES = 2
_STEP = {state: step for step, state in enumerate(LADDER)}


@dataclass(frozen=True, slots=True)
class Derived:
    """The status of one promise; figures that no evidence gives stay None, never 0.

    `because` is the code of the rule that decided, `reasons` what an explanation is made of.
    """

    state: str
    because: str
    reasons: tuple[Reason, ...]
    evidence: int
    planned_cents: int | None
    booked_cents: int | None
    number: Decimal | None
    out_of: Decimal | None
    newest_on: date | None
    stale_on: date | None


class _Signal(NamedTuple):
    """What one rule reads in one piece; signals compare by how much they may say."""

    strength: int
    on: date
    step: int
    key: str
    state: str
    rule: Rule
    piece: Tied

    @property
    def is_held(self) -> bool:
        """Tell whether it claims more than the other evidence allows."""
        return self.state != self.rule.state

    @property
    def code(self) -> str:
        return f"{self.rule.code}-held" if self.is_held else self.rule.code


def derive(kind: str, pieces: Collection[Tied], *, today: date, rules: Rules) -> Derived | None:
    """Derive the status of a promise from the confirmed evidence that stands.

    `pieces` may come in any order. None for a kind that has no status (a pointer). An unknown or
    empty kind is read as the default of the rules. The method stands in ADR 0015.
    """
    if kind in rules.without_status:
        return None
    if kind in rules.value:
        return _said(VALUE, "value", ({"code": "value"},), pieces, None, None)
    if not pieces:
        return _NOTHING
    counts = count(pieces, rules.strength)
    signals, notes = _read(kind, pieces, counts, today, rules)
    winner, against = _weigh(signals, counts)
    reasons = [] if winner is None else [reason_of(winner.code, winner.piece, today)]
    reasons += [reason_of(code, piece, today) for code, piece in _newest(notes, winner)]
    if winner is not None and against is not None:
        reasons.append(reason_of("contradicts", against.piece, today, state=against.state))
    if not reasons:
        reasons = [{"code": "no-step"}]
    lasting = winner is not None and winner.rule.lasting
    return _said(
        winner.state if winner else UNKNOWN,
        str(reasons[0]["code"]),
        tuple(reasons),
        pieces,
        None if lasting else _stale_on(pieces, today, rules),
        counts.shown(winner.piece if winner else None),
    )


def _said(
    state: str,
    because: str,
    reasons: tuple[Reason, ...],
    pieces: Collection[Tied],
    stale_on: date | None,
    counted: Tied | None,
) -> Derived:
    return Derived(
        state=state,
        because=because,
        reasons=reasons,
        evidence=len(pieces),
        planned_cents=_total([piece.planned_cents for piece in pieces]),
        booked_cents=_total([piece.booked_cents for piece in pieces]),
        number=counted.number if counted else None,
        out_of=counted.out_of if counted else None,
        newest_on=max((piece.on for piece in pieces), default=None),
        stale_on=stale_on,
    )


def _total(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


_NOTHING = _said(UNKNOWN, "nothing", ({"code": "nothing"},), (), None, None)


def _stale_on(pieces: Iterable[Tied], today: date, rules: Rules) -> date:
    newest: dict[str, date] = {}
    for piece in pieces:
        if piece.kind not in newest or piece.on > newest[piece.kind]:
            newest[piece.kind] = piece.on
    return max(on + timedelta(days=rules.days(kind, today)) for kind, on in newest.items())


def _read(
    kind: str, pieces: Iterable[Tied], counts: Counts, today: date, rules: Rules
) -> tuple[list[_Signal], list[tuple[str, Tied]]]:
    """Read every piece with the first rule that fits it; those without a step only explain."""
    fitting = rules.fitting.get(kind) or rules.fitting[rules.default]
    signals: list[_Signal] = []
    notes: list[tuple[str, Tied]] = []
    limits: dict[str, date] = {}
    for piece in pieces:
        rule = _first(fitting.get((piece.shows, piece.kind), ()), piece, counts)
        if rule is None:
            continue
        if rule.expires:
            if piece.kind not in limits:
                limits[piece.kind] = today - timedelta(days=rules.days(piece.kind, today))
            if piece.on <= limits[piece.kind]:
                notes.append(("expired", piece))
                continue
        if rule.state:
            step = _STEP.get(rule.state, len(LADDER))
            strength = rules.strength[piece.kind]
            signals.append(_Signal(strength, piece.on, step, piece.key, rule.state, rule, piece))
        else:
            notes.append((rule.code, piece))
    return signals, notes


def _first(rules: Iterable[Rule], piece: Tied, counts: Counts) -> Rule | None:
    for rule in rules:
        if not rule.when or counts.fits(rule.when, piece):
            return rule
    return None


def _weigh(signals: Sequence[_Signal], counts: Counts) -> tuple[_Signal | None, _Signal | None]:
    """Choose the signal that decides, and the newest one that says something else."""
    denials = [signal for signal in signals if signal.rule.denies]
    steps = [signal for signal in signals if not signal.rule.denies]
    denial = max(denials, key=_say, default=None)
    if denial is not None:
        standing = [signal for signal in steps if signal[:2] > denial[:2]]
        if not standing:
            return denial, _loser(denial, steps)
        steps = standing
    if not steps:
        return None, None
    codes = {signal.rule.code for signal in steps}
    judged = [_held_back(signal, codes, counts) for signal in steps]
    winner = max(judged, key=_standing)
    losers = [signal for signal in denials if signal.state != winner.state]
    claims = [s for s in steps if s.state == REALISED and s.rule.code != winner.rule.code]
    if winner.state != REALISED:
        losers += claims
    return winner, _loser(winner, losers)


def _say(signal: _Signal) -> tuple[int, date, int, str, str]:
    return (signal.strength, signal.on, signal.step, signal.state, signal.key)


def _standing(signal: _Signal) -> tuple[int, bool, int, date, str]:
    return (signal.step, not signal.is_held, signal.strength, signal.on, signal.key)


def _held_back(signal: _Signal, codes: Collection[str], counts: Counts) -> _Signal:
    """Lower a claim that is not enough alone, or that a count says is not so yet."""
    rule = signal.rule
    state = signal.state
    if rule.needs and rule.needs not in codes:
        state = rule.otherwise
    elif state == REALISED and counts.contradicts(signal.strength, signal.piece):
        state = UNDER_WAY
    if state == signal.state:
        return signal
    return signal._replace(state=state, step=_STEP[state])


def _loser(winner: _Signal, others: Iterable[_Signal]) -> _Signal | None:
    """Find what somebody says against it later, or for a denial: what was under way before."""
    against = [signal for signal in others if signal.on >= winner.on or winner.state == NOT_STARTED]
    return max(against, key=lambda signal: (signal.on, _standing(signal)), default=None)


def _newest(notes: Iterable[tuple[str, Tied]], winner: _Signal | None) -> list[tuple[str, Tied]]:
    """Keep the newest remark of each sort; what expired matters only when nothing decides."""
    ordered = sorted(notes, key=lambda note: (note[1].on, note[1].key))
    latest = {code: (code, piece) for code, piece in ordered if not (winner and code == "expired")}
    return sorted(latest.values(), key=lambda note: (note[1].on, note[1].key), reverse=True)[
        :MOST_NOTES
    ]
