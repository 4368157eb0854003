"""Commands that somebody copies from a page."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def whole_words(command: str) -> SafeString:
    """Let a command break between its words alone, never inside `--an-option`."""
    words = ((word,) for word in command.split(" "))
    return format_html_join(" ", '<span class="whole-word">{}</span>', words)
