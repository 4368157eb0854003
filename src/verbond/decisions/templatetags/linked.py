"""How values are written in RDFa, and a vote as a row of dots."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from verbond.decisions.core.linked.statements import instant as written
from verbond.scorecards.facade import Share

register = template.Library()


class Doubt(Protocol):
    """A question with how often nobody knew the answer."""

    share: Share


_SIGNS = {"favour": "realised", "against": "dropped", "abstain": "not-started"}
# A row of more dots than a large council has seats says nothing more.
_MOST = 80
_NOTHING = mark_safe(
    '<svg class="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none">'
    '<path class="bar-none" d="M0 3H100"/></svg>'
)


@register.filter
def instant(moment: datetime) -> str:
    return written(moment)


@register.filter
def truth(value: bool) -> str:
    return "true" if value else "false"


@register.filter
def path_of(address: str) -> str:
    """Return an address of ours without its host: a page links within the site that shows it."""
    return urlsplit(address).path


@register.filter
def vote_dots(count: int, choice: str) -> SafeString:
    dot = f'<svg class="glyph"><use href="#s-{_SIGNS[choice]}"/></svg>'
    # Made of our own signs alone.
    return format_html(
        '<span class="vote-dots" aria-hidden="true">{}</span>', mark_safe(dot * min(count, _MOST))
    )


@register.simple_tag
def share_bar(done: int, apart: int, left: int, whole: int = 0) -> SafeString:
    """Draw how much of a whole is done, apart (hatched) and left; nothing at all is dashed."""
    total = whole or done + apart + left
    if not total:
        return _NOTHING
    first, second = 100 * done / total, 100 * apart / total
    return format_html(
        '<svg class="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none">'
        '<rect class="bar-left" width="100" height="6"/>'
        '<rect class="bar-apart" x="{}" width="{}" height="6"/>'
        '<rect class="bar-done" width="{}" height="6"/></svg>',
        f"{first:.2f}",
        f"{second:.2f}",
        f"{first:.2f}",
    )


@register.filter
def most_doubted(doubts: Sequence[Doubt]) -> list[Doubt]:
    """Put the questions first that people could answer least."""
    return sorted(doubts, key=lambda doubt: -(doubt.share.percent or 0))


@register.filter
def truncated_middle(text: str, most: int = 240) -> str:
    """Keep both ends of a passage that stayed the same: a reader looks for what changed."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half].rstrip()} […] {text[-half:].lstrip()}"
