"""Votes: what is counted, who could vote that day, and what the numbers allow as outcome."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from verbond.decisions.core.errors import VoteRefused

type Choice = Literal["favour", "against", "abstain"]

CARRIED = ("approved", "amended", "noted")
OUTCOMES = (*CARRIED, "rejected", "postponed")


@dataclass(frozen=True, slots=True)
class Mandate:
    """The time in which somebody holds a seat; the last day counts. None: no such end."""

    key: str
    name: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the mandate holds on a day.

        >>> Mandate("a", "A", until=date(2024, 11, 30)).holds_on(date(2024, 11, 30))
        True
        """
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class VoteGiven:
    """One vote as recorded: numbers, and who voted what unless it was secret."""

    in_favour: int
    against: int = 0
    abstained: int = 0
    is_secret: bool = False
    subject: str = ""
    ballots: Mapping[str, Choice] = field(default_factory=dict)

    @property
    def cast(self) -> int:
        return self.in_favour + self.against + self.abstained


@dataclass(frozen=True, slots=True)
class Rules:
    """What a body lays down about voting; None is: nobody gave it, so nothing is checked."""

    quorum: int | None = None
    tie: Literal["rejected", "chair"] | None = None


def rules_on(given: Sequence[Mapping[str, Any]], day: date) -> Rules:
    """Pick the rules that hold on a day from dated ones; without any, nothing is assumed."""
    held = [row for row in given if date.fromisoformat(str(row["since"])) <= day]
    if not held:
        return Rules()
    newest = max(held, key=lambda row: str(row["since"]))
    return Rules(quorum=newest.get("quorum"), tie=newest.get("tie"))


def unanimous(
    present: Sequence[str], exceptions: Mapping[str, Choice], *, subject: str = ""
) -> VoteGiven:
    """Count a vote where all who are present are in favour but the exceptions.

    >>> unanimous(["a", "b", "c"], {"b": "against"}).in_favour
    2
    """
    ballots: dict[str, Choice] = {key: exceptions.get(key, "favour") for key in present}
    stray = [key for key in exceptions if key not in ballots]
    if stray:
        raise VoteRefused("not_present", f"{', '.join(stray)}: niet aanwezig, dus zonder stem.")
    tally = Counter(ballots.values())
    return VoteGiven(
        tally["favour"], tally["against"], tally["abstain"], subject=subject, ballots=ballots
    )


def check_vote(
    vote: VoteGiven, *, mandates: Collection[Mandate], on: date, rules: Rules | None = None
) -> None:
    """Raise `VoteRefused` unless a vote adds up and everybody in it could vote that day."""
    rules = rules or Rules()
    if min(vote.in_favour, vote.against, vote.abstained) < 0:
        raise VoteRefused("negative", "Een aantal stemmen is nooit kleiner dan 0.")
    if not vote.cast:
        raise VoteRefused("empty", "Er is geen enkele stem. Laat de stemming weg, of vul ze in.")
    held = {one.key: one for one in mandates if one.holds_on(on)}
    _check_ballots(vote, {one.key: one.name for one in mandates}, held, on)
    # A body whose mandates nobody entered cannot be counted against its seats.
    if held and vote.cast > len(held):
        raise VoteRefused(
            "too_many", f"{vote.cast} stemmen, maar er waren {len(held)} mandaten op {on:%d/%m/%Y}."
        )
    if rules.quorum is not None and vote.cast < rules.quorum:
        raise VoteRefused(
            "quorum", f"{vote.cast} stemmen; er moeten minstens {rules.quorum} aanwezig zijn."
        )


def _check_ballots(
    vote: VoteGiven, names: Mapping[str, str], held: Mapping[str, Mandate], on: date
) -> None:
    if vote.is_secret and vote.ballots:
        raise VoteRefused("secret", "Bij een geheime stemming bewaren we alleen de aantallen.")
    strangers = sorted(names.get(key, key) for key in vote.ballots if key not in held)
    if strangers:
        raise VoteRefused(
            "no_mandate", f"{', '.join(strangers)}: geen mandaat in dit orgaan op {on:%d/%m/%Y}."
        )
    if not vote.ballots:
        return
    tally = Counter(vote.ballots.values())
    counted = (tally["favour"], tally["against"], tally["abstain"])
    if counted != (vote.in_favour, vote.against, vote.abstained):
        raise VoteRefused(
            "sums",
            f"De stemmen per naam geven {counted[0]} voor, {counted[1]} tegen en {counted[2]} "
            f"onthoudingen; er staat {vote.in_favour}, {vote.against} en {vote.abstained}.",
        )


def check_outcome(outcome: str, votes: Sequence[VoteGiven], rules: Rules | None = None) -> None:
    """Raise `VoteRefused` when the outcome goes against the last vote, which decides.

    Abstentions count on neither side. A tie allows both, unless the body says that it rejects.
    """
    if outcome not in OUTCOMES:
        raise VoteRefused("outcome", f"“{outcome}”: kies een van {', '.join(OUTCOMES)}.")
    if not votes or outcome == "postponed":
        return
    last = votes[-1]
    numbers = f"{last.in_favour} voor, {last.against} tegen"
    if outcome == "rejected":
        if last.in_favour > last.against:
            raise VoteRefused("carried", f"{numbers}: dan is het punt niet verworpen.")
        return
    if last.in_favour < last.against:
        raise VoteRefused("lost", f"{numbers}: dan is het punt verworpen.")
    if last.in_favour == last.against and (rules or Rules()).tie == "rejected":
        raise VoteRefused("tie", f"{numbers}: bij gelijke stemmen is het punt hier verworpen.")
