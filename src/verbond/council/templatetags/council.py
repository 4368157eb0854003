"""What the templates of a report need: the drawn parts of its bars."""

from django import template

from verbond.council.core.document import Segment, Stacks
from verbond.council.rendering import page

register = template.Library()


@register.filter
def drawn(stacks: Stacks) -> list[tuple[str, list[Segment]]]:
    return page.drawn(stacks)


@register.filter
def ink(key: str) -> str:
    """Return the colour of a part on paper."""
    return page.INKS.get(key, page.INKS["unknown"])
