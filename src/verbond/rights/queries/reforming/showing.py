"""The figures of a what-if in words and pictures."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from verbond.rights.money_words import exact, short


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table of groups; counts are None when they are hidden."""

    label: str
    households: int
    gains: int | None
    loses: int | None
    opens: int | None
    change: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Groups:
    """One way to group households; `most`: the longest bar."""

    name: str
    title: str
    lines: tuple[Line, ...]
    most: int

    @property
    def has_both(self) -> bool:
        """Some win and some lose: both are drawn from one middle."""
        return any(one.gains for one in self.lines) and any(one.loses for one in self.lines)

    @property
    def hides_all(self) -> bool:
        return all(line.is_hidden or not (line.gains or line.loses) for line in self.lines)


@dataclass(frozen=True, slots=True)
class RightLine:
    """One right before and after; figures are None when they are hidden."""

    name: str
    is_asked: bool
    subjects: int
    before: int
    after: int | None
    gains: int | None
    loses: int | None
    opens: int | None
    near: int | None
    before_euros: str
    change: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A what-if in words: what was changed, what it does, and for whom."""

    name: str
    is_promise: bool
    changes: tuple[Mapping[str, str], ...]
    day: str
    seed: int
    persons: int
    households: int
    gains: int | None
    loses: int | None
    opens: int | None
    change: str
    change_cents: int | None
    rights: tuple[RightLine, ...]
    groups: tuple[Groups, ...]

    @property
    def does_nothing(self) -> bool:
        return (self.gains, self.loses, self.opens) == (0, 0, 0)

    @property
    def is_tiny(self) -> bool:
        """Fewer than ten households: nothing more is said of them."""
        return None in {self.gains, self.loses, self.opens}


def shown(
    question: Mapping[str, Any], told: Mapping[str, Any], figures: Mapping[str, Any]
) -> Shown:
    """Put a what-if in words; rights that nothing happens to are left out."""
    lines = [_right(one, told, question["right"]) for one in figures["rights"]]
    moved = [one for one in lines if one.is_asked or one.gains != 0 or one.loses != 0 or one.opens]
    change = figures["change"]
    return Shown(
        name=told["name"],
        is_promise=question["variant"] == "voorstel",
        changes=tuple(told["changes"]),
        day=date_format(dt.date.fromisoformat(question["day"]), "j F Y"),
        seed=question["seed"],
        persons=figures["persons"],
        households=figures["households"],
        gains=figures["gains"],
        loses=figures["loses"],
        opens=figures["opens"],
        change=said_change(change),
        change_cents=change["least"] if change else None,
        rights=tuple(sorted(moved, key=lambda one: not one.is_asked)),
        groups=tuple(_groups(one) for one in figures["tables"]),
    )


def said_change(change: Mapping[str, Any] | None) -> str:
    """Say how many euro a year more or less; both ends when not all is known."""
    if change is None:
        return _("niet getoond")
    least, most = change["least"], change["most"]
    if most is None:
        return _("minstens %(least)s per jaar") % {"least": _signed(least)}
    if least == most:
        return _("%(least)s per jaar") % {"least": _signed(least)}
    ends = {"least": _signed(min(least, most)), "most": _signed(max(least, most))}
    return _("%(least)s tot %(most)s per jaar") % ends


def _signed(cents: int) -> str:
    return f"+{short(cents)}" if cents > 0 else short(cents)


def _right(one: Mapping[str, Any], told: Mapping[str, Any], asked: str) -> RightLine:
    before, after = one["before"], one["after"]
    euros = before["euros"]
    return RightLine(
        name=told["names"].get(one["right"], one["right"]),
        is_asked=one["right"] == asked,
        subjects=one["subjects"],
        before=before["certain"],
        after=after["certain"] if after else None,
        gains=one["gains"],
        loses=one["loses"],
        opens=one["opens"],
        near=one["near"],
        before_euros=_("%(amount)s per jaar") % {"amount": exact(euros["least"])} if euros else "",
        change=said_change(one["change"]) if euros else "",
    )


def _groups(table: Mapping[str, Any]) -> Groups:
    lines = tuple(
        Line(
            label=_label(table["name"], one["label"]),
            households=one["households"],
            gains=one["gains"],
            loses=one["loses"],
            opens=one["opens"],
            change=said_change(one["change"]),
            is_hidden=one["is_hidden"],
        )
        for one in table["rows"]
    )
    counts = [count for line in lines for count in (line.gains, line.loses) if count]
    return Groups(table["name"], _title(table["name"]), lines, max(counts, default=0))


def _title(name: str) -> str:
    titles = {
        "kind": _("Welke gezinnen"),
        "income": _("Welke inkomens"),
        "hood": _("Welke buurten"),
    }
    return titles.get(name, name)


def _label(table: str, label: str) -> str:
    kinds = {
        "alone": _("alleen, jonger dan de pensioenleeftijd"),
        "alone_old": _("alleen, op pensioenleeftijd"),
        "couple": _("koppel zonder kinderen"),
        "couple_old": _("koppel op pensioenleeftijd"),
        "couple_children": _("koppel met kinderen"),
        "single_parent": _("eenoudergezin"),
        "others": _("drie volwassenen of meer"),
    }
    fifths = {
        "1": _("laagste vijfde"),
        "2": _("tweede vijfde"),
        "3": _("middelste vijfde"),
        "4": _("vierde vijfde"),
        "5": _("hoogste vijfde"),
        "unknown": _("inkomen niet bekend"),
    }
    return {"kind": kinds, "income": fifths}.get(table, {}).get(label, label)
