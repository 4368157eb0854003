"""How templates of this and of higher rooms write amounts and draw bars."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from verbond.kit import money as writing
from verbond.plan.core.picture.bars import pair
from verbond.plan.core.picture.flow import Stop
from verbond.plan.core.picture.table import Cell, Form, Heading, ShownTable
from verbond.plan.queries.cards import TreeNode
from verbond.plan.queries.pictures import MANY, NONE
from verbond.plan.queries.public import ServedDomain
from verbond.plan.queries.public import entity_name as name_of_entity
from verbond.plan.queries.public import served_domains as domains_of

register = template.Library()


@register.filter
def euros(cents: int | None) -> str:
    """Write an amount to the cent, or say that nobody knows it."""
    if cents is None:
        return gettext("onbekend")
    if _is_english():
        return writing.exact(cents, thousands=",", decimal=".")
    return writing.exact(cents)


@register.filter
def cell_euros(cents: int | None) -> str:
    """Write an amount in a table, where a dash says that nobody knows it."""
    return "–" if cents is None else euros(cents)


@register.filter
def shorter_euros(cents: int) -> str:
    """Write a round amount beside the axis of a narrow picture: 1,5 mln."""
    sign = writing.MINUS if cents < 0 else ""
    whole = abs(cents) // 100
    for size, word in ((10**9, gettext("mld")), (10**6, gettext("mln")), (10**3, gettext("dzd"))):
        if whole >= size:
            number = f"{whole / size:.3g}"
            if not _is_english():
                number = number.replace(".", ",")
            return f"{sign}{number}{writing.HARD_SPACE}{word}"
    return f"{sign}{whole}"


@register.filter
def entity_name(code: str) -> str:
    """Name whose money it is in the language of the reader."""
    return name_of_entity(code)


@register.filter
def short_euros(cents: int | None) -> str:
    """Write an amount as people say it, in three digits."""
    if cents is None:
        return gettext("onbekend")
    if _is_english():
        return writing.short(cents, million="million", billion="billion", decimal=".")
    return writing.short(cents)


@register.filter
def difference_euros(cents: int) -> str:
    """Write a change, with its sign in front also when it goes up."""
    return f"+{writing.HARD_SPACE}{euros(cents)}" if cents > 0 else euros(cents)


@register.filter
def served_domains(action: TreeNode) -> tuple[ServedDomain, ...]:
    """Name each domain that an action serves."""
    return domains_of(action)


@register.filter
def end_class(stop: Stop) -> str:
    """Say how the end of a stream is drawn: in the hue of a domain, or in a way of its own."""
    if stop.hue:
        return f"domain-{stop.hue}"
    return {NONE: "end-none", MANY: "end-many"}.get(stop.key, "end-outside")


@register.simple_tag
def pair_bar(planned: int | None, booked: int | None, most: int) -> SafeString:
    """Draw planned as a track and booked as what fills it; the amounts must stand beside it."""
    bar = pair(planned, booked, most)
    return format_html(
        '<svg class="pair-bar" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="pair-planned" y="1" width="{}" height="14"/>'
        '<rect class="pair-booked" y="4" width="{}" height="8"/>'
        '<rect class="pair-over" x="{}" y="4" width="{}" height="8"/></svg>',
        *(f"{length:g}" for length in (bar.planned, bar.booked, bar.booked, bar.over)),
    )


@register.simple_tag
def plain_bar(cents: int | None, most: int, kind: str = "") -> SafeString:
    """Draw one amount on a scale; `kind` is the class of its colour."""
    return format_html(
        '<svg class="plain-bar {}" viewBox="0 0 1000 10" preserveAspectRatio="none" '
        'aria-hidden="true"><rect width="{}" height="10"/></svg>',
        kind,
        f"{pair(cents, None, most).planned:g}",
    )


@register.filter
def paired(row: Sequence[Cell], table: ShownTable) -> list[tuple[Heading, Cell]]:
    """Put every cell of a row beside the heading of its column."""
    return list(zip(table.headings, row, strict=True))


@register.filter
def is_amount(heading: Heading) -> bool:
    return heading.form in {Form.CENTS, Form.NUMBER}


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
