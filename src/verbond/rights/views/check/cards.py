"""What the result page shows of each right: words, amounts, what is missing, what to do."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext

from verbond.rights.core.answers import Amount, Answer, Step, Truth
from verbond.rights.core.checking.answers import HOME, NOT_KNOWN, SELF
from verbond.rights.core.checking.cleaning import is_stale, without_promises, without_stale
from verbond.rights.core.checking.outcome import Group, Item, Span
from verbond.rights.core.explaining import Explanations, used_by
from verbond.rights.core.sentences import (
    UNKNOWN,
    Sentence,
    by_how_much,
    sentences,
    source_of,
    summary,
)
from verbond.rights.money_words import exact
from verbond.rights.queries.checking import Sitting, sheets_on
from verbond.rights.queries.pages.themes import payer_of
from verbond.rights.views.check.door import speaker_of
from verbond.rights.wording_checks import Speaker

_MONTHS = 12
_MOST_MISSING = 4


@dataclass(frozen=True, slots=True)
class Card:
    """One right in one group."""

    right: str
    name: str
    who: str
    subjects: tuple[str, ...]
    amount: str
    is_stale: bool
    old_limits: bool
    one_of: bool
    needs_judgement: bool
    granted_by: str
    short: str
    missing: tuple[str, ...]
    more_missing: int
    reasons: tuple[str, ...]
    others: str
    until: str
    has_sheet: bool


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do, with papers and the place to go."""

    name: str
    right: str
    what: tuple[str, ...]
    evidence: tuple[str, ...]
    where: str
    deadline: dt.date | None
    amount: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Follows:
    """A right that follows from others, or in time."""

    day: str
    right: str
    who: str
    because: str


@dataclass(frozen=True, slots=True)
class Why:
    """The explanation of one answer."""

    who: str
    verdict: str
    summary: str
    lines: tuple[Sentence, ...]
    sources: tuple[str, ...]
    is_stale: bool
    subject: str

    @property
    def conditions(self) -> list[tuple[Sentence, list[Sentence]]]:
        """Return the line of each condition with the lines that work it out."""
        found: list[tuple[Sentence, list[Sentence]]] = []
        for line in self.lines:
            if line.level and found:
                found[-1][1].append(line)
            else:
                found.append((line, []))
        return found


def cards(sitting: Sitting) -> dict[Group, list[Card]]:
    """Return the cards of every group, in the order of the catalogue."""
    told = Explanations(sitting.evaluation)
    found: dict[Group, list[Card]] = {group: [] for group in Group}
    for item in sitting.outcome.items:
        found[item.group].append(_card(item, sitting, told))
    return found


def todos(sitting: Sitting) -> list[Todo]:
    """Return one list of what to do: first what ends soon, then what brings in most."""
    open_items = [
        item
        for item in sitting.outcome.items
        if item.group == Group.YES or (item.group == Group.MAYBE and _promising(item))
    ]
    rows = [(_rank(item, sitting), _todo(item, sitting)) for item in open_items]
    return [todo for _rank, todo in sorted(rows, key=lambda row: row[0])]


def later(sitting: Sitting) -> list[Follows]:
    """Say what follows in time from a right that is certain now."""
    speaker, catalogue = speaker_of(sitting), sitting.rules.catalogue
    said = [
        Follows(
            day=date_format(one.from_day, "j F Y") if one.from_day > sitting.today else "",
            right=catalogue[one.right].name,
            who=_who_of((one.subject,), speaker),
            because=", ".join(catalogue[right].name for right in one.because),
        )
        for one in sitting.follows()
    ]
    return list(dict.fromkeys(said))


def why(sitting: Sitting, right: str, *, staff: bool) -> list[Why]:
    """Explain a right for everybody here whom it can concern."""
    told, speaker = Explanations(sitting.evaluation), speaker_of(sitting)
    shown = [item for item in sitting.outcome.items if item.right == right]
    sheet = sheets_on(sitting.today).get(right)
    needed = {one.id: one.text for one in sheet.conditions} if sheet else {}
    return [
        _why(answer, told, speaker, needed, staff=staff)
        for item in shown
        for answer in (*item.answers, *item.others)
    ]


def span_words(span: Span | None) -> str:
    """Return what all comes to per month."""
    if span is None:
        return ""
    return _range(span.low, span.high, gettext("per maand"))


def paid(amount: Amount | None, unit: str) -> str:
    """Return an amount with its period."""
    if amount is None:
        return ""
    per = gettext("per jaar") if unit.endswith("/year") else gettext("per maand")
    return _range(amount.low, amount.high, per)


def _range(low: int, high: int | None, per: str) -> str:
    if high is None:
        return gettext("minstens %(low)s %(per)s") % {"low": exact(low), "per": per} if low else ""
    if low == high:
        return f"{exact(low)} {per}"
    if not low:
        return gettext("hoogstens %(high)s %(per)s") % {"high": exact(high), "per": per}
    words = gettext("tussen %(low)s en %(high)s %(per)s")
    return words % {"low": exact(low), "high": exact(high), "per": per}


def _card(item: Item, sitting: Sitting, told: Explanations) -> Card:
    speaker, row = speaker_of(sitting), sitting.rules.catalogue[item.right]
    sheet = sheets_on(sitting.today).get(item.right)
    missing = tuple(dict.fromkeys(_missing(item, sitting, speaker)))
    last = [one.period.last for one in item.answers if one.period and one.period.last]
    return Card(
        right=item.right,
        name=row.name,
        who=_who(item.answers, speaker),
        subjects=tuple(one.subject for one in item.answers),
        amount="" if item.is_stale else _amount(item, row.unit),
        is_stale=item.is_stale and row.result in {"money", "ceiling"},
        old_limits=item.is_stale and row.result not in {"money", "ceiling"},
        one_of=row.shape == "any",
        needs_judgement=item.group == Group.MAYBE and item.needs_judgement,
        granted_by=payer_of(row),
        short=sheet.short if sheet else "",
        missing=missing[:_MOST_MISSING],
        more_missing=max(0, len(missing) - _MOST_MISSING),
        reasons=tuple(_reasons(item, told, speaker)) if item.group == Group.NO else (),
        others=_who(item.others, speaker) if item.others else "",
        until=date_format(min(last), "j F Y") if last else "",
        has_sheet=sheet is not None,
    )


def _amount(item: Item, unit: str) -> str:
    found = [one.amount for one in item.answers if one.amount is not None]
    if not found:
        return ""
    highs = [one.high for one in found]
    high = None if None in highs else sum(one or 0 for one in highs)
    return paid(Amount(sum(one.low for one in found), high), unit)


def _who(answers: tuple[Answer, ...], speaker: Speaker) -> str:
    """Return whom a right is for; nothing when it is for the household or for who fills in."""
    subjects = tuple(dict.fromkeys(one.subject for one in answers))
    about = tuple(dict.fromkeys(one.about for one in answers if one.about))
    if about:
        words = gettext("%(carer)s, voor de zorg voor %(cared)s")
        return words % {"carer": speaker.names(subjects), "cared": speaker.names(about)}
    return _who_of(subjects, speaker)


def _who_of(subjects: tuple[str, ...], speaker: Speaker) -> str:
    here = {one.id for one in speaker.answers.here}
    if subjects == (HOME,) or (len(here) == 1 and subjects == (SELF,)):
        return ""
    everybody = len(here) > 2 and here == set(subjects)
    return gettext("iedereen in huis") if everybody else speaker.names(subjects)


def _missing(item: Item, sitting: Sitting, speaker: Speaker) -> Iterator[str]:
    for path in item.missing:
        subject, fact = path.split(".")[:2]
        if sitting.rules.vocabulary[fact].is_judgement:
            continue
        whole = _with_year(path, sitting)
        label = speaker.question(whole)
        if subject not in {SELF, HOME} and speaker.name(subject) not in label:
            label = f"{label} ({speaker.name(subject)})"
        known = sitting.answers.said.get(whole, NOT_KNOWN)
        # A bracket was given, and the limit lies inside it.
        exact_one = gettext("(het juiste antwoord)")
        yield label if known == NOT_KNOWN else f"{label} {exact_one}"


def _with_year(path: str, sitting: Sitting) -> str:
    fact = path.split(".")[1]
    dated = path.count(".") > 1 or not sitting.rules.vocabulary[fact].by_year
    return path if dated else f"{path}.{sitting.today.year - 1}"


def _reasons(item: Item, told: Explanations, speaker: Speaker) -> Iterator[str]:
    """Say why not, once: in the words of the sheet, and by how much it fails."""
    sheet = sheets_on(speaker.today).get(item.right)
    refused = {one.id: one.refusal or one.text for one in sheet.conditions} if sheet else {}
    said: dict[str, None] = {}
    for answer in item.answers:
        for line in _lines(told.of(answer.right, answer.subject, answer.about), speaker):
            if line.level == 0 and line.truth == Truth.NO:
                gap = -1 if answer.is_stale else answer.gaps.get(line.id, -1)
                text = refused.get(line.id) or line.text
                said[f"{text} {by_how_much(gap)}" if gap >= 0 else text] = None
    yield from said


def _lines(root: Step, speaker: Speaker) -> tuple[Sentence, ...]:
    names = {one.id: one.name for one in speaker.answers.people if one.name and one.id != SELF}
    found = sentences(without_stale(without_promises(root)), names)
    return tuple(map(_told_stale, found)) if is_stale(root) else found


def _told_stale(line: Sentence) -> Sentence:
    # The explanation is Dutch in every language, so this word of it is too.
    text = line.text.replace(f"grens: {UNKNOWN}", "grens: bedrag niet nagekeken")
    return Sentence(line.level, line.truth, text, line.id)


def _why(
    answer: Answer,
    told: Explanations,
    speaker: Speaker,
    needed: Mapping[str, str],
    *,
    staff: bool,
) -> Why:
    root = told.of(answer.right, answer.subject, answer.about)
    lines = sentences(root) if staff else _lines(root, speaker)
    return Why(
        who=_who((answer,), speaker),
        verdict=_VERDICTS[answer.verdict](),
        summary=summary(root),
        lines=tuple(_in_words(one, needed) for one in lines),
        sources=tuple(source_of(use, staff=staff) for use in used_by(root)[1]),
        is_stale=is_stale(root),
        subject=answer.subject,
    )


def _in_words(line: Sentence, needed: Mapping[str, str]) -> Sentence:
    """Give a condition that says only its name the words of the sheet."""
    words = needed.get(line.id, "")
    if line.level or not words or ": " in line.text:
        return line
    return Sentence(line.level, line.truth, f"{line.text.rstrip('.')}: {words}", line.id)


_VERDICTS = {
    "ja": lambda: gettext("Recht"),
    "nee": lambda: gettext("Geen recht"),
    "misschien": lambda: gettext("Misschien"),
    "niet_onderzocht": lambda: gettext("Niet onderzocht"),
}


def _promising(item: Item) -> bool:
    return any(one.needs_judgement for one in item.answers)


def _rank(item: Item, sitting: Sitting) -> tuple[dt.date, int, bool]:
    ends = [one.deadline for one in item.answers if one.deadline]
    yearly = 0
    if not item.is_stale:
        unit = sitting.rules.catalogue[item.right].unit
        times = 1 if unit == "EUR/year" else _MONTHS
        yearly = sum((one.amount.low or 0) * times for one in item.answers if one.amount)
    return (min(ends, default=dt.date.max), -yearly, item.group != Group.YES)


def _todo(item: Item, sitting: Sitting) -> Todo:
    row, sheet = sitting.rules.catalogue[item.right], sheets_on(sitting.today).get(item.right)
    ends = [one.deadline for one in item.answers if one.deadline]
    return Todo(
        name=row.name,
        right=item.right,
        what=sheet.procedure if sheet else (),
        evidence=sheet.evidence if sheet else (),
        where=sheet.contact if sheet else "",
        deadline=min(ends, default=None),
        amount="" if item.is_stale else _amount(item, row.unit),
        is_sure=item.group == Group.YES,
    )
