"""What the templates of the books need: amounts in words of their unit, and drawn bars."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from verbond.ledger.core.balance import Balance
from verbond.ledger.core.kinds import Kind, side
from verbond.ledger.core.picture import Part, Piece, Step, Where
from verbond.ledger.wording import written, written_short

register = template.Library()
register.filter("amount", written)
register.filter("short_amount", written_short)

WIDE = 1000
_PARTS = {
    Part.EQUITY: _("ter beschikking gesteld"),
    Part.INCOME: _("binnengekomen"),
    Part.LIABILITY: _("nog te betalen"),
    Part.ADVANCED: _("voorgeschoten"),
    Part.FREE: _("nog vrij"),
    Part.RESERVED: _("gereserveerd"),
    Part.SPENT: _("besteed"),
    Part.OWED: _("nog te krijgen"),
}


@register.filter
def part_words(part: Part) -> str:
    return str(_PARTS[part])


@register.filter
def grown(amount: int, kind: str) -> int:
    """Turn a signed amount into one above zero on the side on which its kind grows."""
    return side(kind) * amount


@register.filter
def shown_amount(balance: Balance) -> int:
    return side(balance.kind) * balance.booked


@register.simple_tag
def swatch(part: str) -> SafeString:
    return format_html(
        '<svg class="ledger-swatch" viewBox="0 0 16 16" aria-hidden="true">'
        '<rect class="part-{}" width="16" height="16"/></svg>',
        part,
    )


@register.simple_tag
def where_bars(where: Where) -> SafeString:
    """Draw where a book comes from above where it stands; the amounts must stand beside it."""
    if not where.total:
        return SafeString("")
    return format_html(
        '<svg class="ledger-where" viewBox="0 0 {wide} 80" preserveAspectRatio="none" '
        'aria-hidden="true">{came}<path class="ledger-joint" d="M0 30H{wide}V50H0z"/>{stands}'
        "</svg>",
        wide=WIDE,
        came=_row(where.came, where.total, 0),
        stands=_row(where.stands, where.total, 50),
    )


def _row(pieces: Sequence[Piece], total: int, top: int) -> SafeString:
    edges, run = [], 0
    for piece in pieces:
        left, run = run, run + piece.amount
        edges.append((piece.part, _x(left, total), top, _x(run, total) - _x(left, total)))
    return format_html_join(
        "", '<rect class="part-{}" x="{}" y="{}" width="{}" height="30"/>', edges
    )


def _x(amount: int, total: int) -> int:
    return amount * WIDE // total


@register.simple_tag
def account_bar(amount: int, reserved: int, kind: str, most: int) -> SafeString:
    """Draw an account on the scale of its book: what is held back, then what is not."""
    if not most:
        return SafeString("")
    whole = _x(min(abs(amount), most), most)
    held = min(_x(min(reserved, most), most), whole) if kind == Kind.ASSET and amount > 0 else 0
    part = _part_of(kind) if amount > 0 else Part.ADVANCED
    return format_html(
        '<svg class="ledger-bar" viewBox="0 0 {} 10" preserveAspectRatio="none" '
        'aria-hidden="true"><rect class="ledger-track" width="{}" height="10"/>'
        '<rect class="part-reserved" width="{}" height="10"/>'
        '<rect class="part-{}" x="{}" width="{}" height="10"/></svg>',
        WIDE,
        WIDE,
        held,
        part,
        held,
        whole - held,
    )


def _part_of(kind: str) -> Part:
    own = {Kind.ASSET: Part.FREE, Kind.EXPENSE: Part.SPENT, Kind.LIABILITY: Part.LIABILITY}
    return own.get(Kind(kind), Part.EQUITY if kind == Kind.EQUITY else Part.INCOME)


@register.simple_tag
def course_line(steps: Sequence[Step]) -> SafeString:
    """Draw what an account held as a line of steps; the table beside it has the amounts."""
    if len(steps) < 2:
        return SafeString("")
    first, days = steps[0].on, max(1, (steps[-1].on - steps[0].on).days)
    low, high = min(0, *(one.amount for one in steps)), max(0, *(one.amount for one in steps))
    points = [
        ((one.on - first).days * WIDE // days, (high - one.amount) * 200 // ((high - low) or 1))
        for one in steps
    ]
    zero = high * 200 // ((high - low) or 1)
    path = f"M0 {points[0][1]}" + "".join(f"H{x}V{y}" for x, y in points[1:])
    return format_html(
        '<svg class="ledger-course" viewBox="0 -6 {wide} 212" preserveAspectRatio="none" '
        'aria-hidden="true"><path class="ledger-under" d="{path}V{zero}H0z"/>'
        '<path class="ledger-zero" d="M0 {zero}H{wide}"/><path class="ledger-line" d="{path}"/>'
        "</svg>",
        wide=WIDE,
        path=path,
        zero=zero,
    )
