"""Drawings of the rights pages, as SVG with presentation attributes only."""

import datetime as dt
from collections.abc import Callable, Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from verbond.rights.core.picturing import Part
from verbond.rights.money_words import exact
from verbond.rights.queries.pages.catalogue import STATIONS, Catalogue, RightCard
from verbond.rights.queries.pages.figures import Dated, Figure

register = template.Library()

type _Axis = Callable[[dt.date], float]
type _Scale = Callable[[int], float]

_STEP, _Y = 40, 9
_WIDE, _HIGH, _LEFT, _RIGHT, _TOP, _BOTTOM = 340, 132, 6, 6, 26, 22


def _x(degree: int) -> int:
    return 10 + STATIONS.index(degree) * _STEP


@register.filter
def named[V](rows: Mapping[str, V], name: str) -> V | None:
    """Take what stands under a name."""
    return rows.get(name)


@register.filter
def folds(part: Part, words: Mapping[str, str]) -> bool:
    """Say whether the exact rule under a condition can wait: its words say it, and all of it."""
    return part.kind != "leaf" and part.id in words and not any(map(_has_name, part.parts))


def _has_name(part: Part) -> bool:
    return bool(part.id) or any(map(_has_name, part.parts))


@register.simple_tag
def right_track(card: RightCard) -> SafeString:
    """Draw how a right reaches people: from asking to getting, today and the goal."""
    goal, now = _x(card.row.automation_goal), card.shown.degree_now
    at = _x(now) if now is not None else _x(0)
    solid = (
        format_html('<path class="rt-done" d="M{} {}H{}"/>', _x(0), _Y, at)
        if now is not None
        else ""
    )
    gap = (
        format_html('<path class="rt-gap" d="M{} {}H{}"/>', min(at, goal), _Y, max(at, goal))
        if goal > at or now is None
        else ""
    )
    stops = format_html_join(
        "", '<circle class="rt-stop" cx="{}" cy="{}" r="2.5"/>', ((_x(one), _Y) for one in STATIONS)
    )
    target = format_html('<circle class="rt-goal" cx="{}" cy="{}" r="7"/>', goal, _Y)
    return format_html(
        '<svg class="rt" viewBox="0 0 220 18" aria-hidden="true">'
        '<path class="rt-line" d="M10 9H210"/>{}{}{}{}{}</svg>',
        stops, gap, solid, target, _today(now, at, is_part=card.shown.partly),
    )  # fmt: skip


def _today(now: int | None, at: int, *, is_part: bool) -> SafeString:
    if now is None:
        return mark_safe("")
    if is_part:
        return format_html(
            '<circle class="rt-part" cx="{0}" cy="{1}" r="4.5"/>'
            '<path class="rt-now" d="M{0} {2}a4.5 4.5 0 0 0 0 9z"/>',
            at, _Y, _Y - 4.5,
        )  # fmt: skip
    return format_html('<circle class="rt-now" cx="{}" cy="{}" r="4.5"/>', at, _Y)


@register.simple_tag
def rights_by_degree(catalogue: Catalogue) -> list[tuple[int | None, int, int, int]]:
    """Count the rights per degree: today for everybody, today for some, and the goal."""
    cards = catalogue.cards
    return [
        (
            degree,
            sum(one.shown.degree_now == degree and not one.shown.partly for one in cards),
            sum(one.shown.degree_now == degree and one.shown.partly for one in cards),
            sum(one.row.automation_goal == degree for one in cards),
        )
        for degree in (*reversed(STATIONS), None)
    ]


@register.simple_tag
def right_dots(now: int, part: int, goal: int) -> SafeString:
    """Draw the rights of one degree as two rows of dots: today, and under it where they can be."""
    above = [("rf-now" if n < now else "rf-part", n, 9) for n in range(now + part)]
    below = [("rf-goal", n, 25) for n in range(goal)]
    dots = format_html_join(
        "",
        '<circle class="{}" cx="{}" cy="{}" r="4.6"/>',
        ((kind, 7 + 14 * n, y) for kind, n, y in (*above, *below)),
    )
    counts = format_html_join(
        "",
        '<text x="{}" y="{}">{}</text>',
        ((14 * n + 5, y, n) for n, y in ((now + part, 14), (goal, 30)) if n),
    )
    return format_html(
        '<svg class="rf" viewBox="0 0 184 34" aria-hidden="true">{}{}</svg>', dots, counts
    )


@register.simple_tag
def step_chart(figure: Figure, day: dt.date) -> SafeString:
    """Draw the values of a parameter in time; what is not known between them stays open."""
    rows = figure.drawn
    if len(rows) < 2:
        return mark_safe("")
    first, last = rows[0].since, max(day, rows[-1].since)
    most = max(row.value or 0 for row in rows) or 1

    def x(on: dt.date) -> float:
        span = (last - first).days or 1
        return round(_LEFT + (_WIDE - _LEFT - _RIGHT) * (on - first).days / span, 1)

    def y(value: int) -> float:
        return round(_HIGH - _BOTTOM - (_HIGH - _BOTTOM - _TOP) * value / most, 1)

    pieces = [_line(row, after, x, y, last) for row, after in zip(rows, (*rows[1:], None), strict=True)]  # fmt: skip # noqa: E501
    ends = [(rows[0], "start", x(rows[0].since)), (rows[-1], "end", min(x(_end(rows[-1], last)), _WIDE - _RIGHT))]  # fmt: skip # noqa: E501
    labels = [
        format_html('<text x="{}" y="{}" text-anchor="{}">{}</text>', at, y(row.value or 0) - 7, anchor, exact(row.value or 0))  # noqa: E501
        for row, anchor, at in ends
    ]  # fmt: skip
    return format_html(
        '<svg class="sc" viewBox="0 0 {0} {1}" role="img" aria-label="{2}"><path class="sc-floor" d="M{3} {4}H{5}"/>{6}{7}'  # noqa: E501
        '<text class="sc-year" x="{3}" y="{1}" dy="-5">{8}</text><text class="sc-year" x="{5}" y="{1}" dy="-5" text-anchor="end">{9}</text></svg>',  # noqa: E501
        _WIDE, _HIGH, figure.label, _LEFT, _HIGH - _BOTTOM + 4, _WIDE - _RIGHT,
        mark_safe("".join(pieces)), mark_safe("".join(labels)), first.year, last.year,
    )  # fmt: skip


def _end(row: Dated, last: dt.date) -> dt.date:
    return min(row.until, last) if row.until else last


def _line(row: Dated, after: Dated | None, x: _Axis, y: _Scale, last: dt.date) -> SafeString:
    value, start = row.value or 0, x(row.since)
    until = min(row.until or last, last)
    known = format_html('<path class="sc-known" d="M{} {}H{}"/>', start, y(value), x(until))
    dot = format_html(
        '<circle class="{}" cx="{}" cy="{}" r="3"/>',
        "sc-dot" if row.start_known else "sc-anchor",
        start,
        y(value),
    )
    next_x = x(after.since) if after else x(last)
    if x(until) + 1 >= next_x and after:
        joined = format_html(
            '<path class="sc-join" d="M{} {}V{}"/>', next_x, y(value), y(after.value or 0)
        )
        return known + joined + dot
    gap = format_html('<path class="sc-open" d="M{} {}H{}"/>', x(until), y(value), next_x)
    return known + gap + dot


@register.filter
def condition_name(key: str) -> str:
    """Write the id of a condition as words; rules name them in Dutch."""
    words = key.replace("_", " ")
    for number in ("1", "2"):
        words = words.replace(f"cat{number} ", f"categorie {number}: ")
    return words[:1].upper() + words[1:]
