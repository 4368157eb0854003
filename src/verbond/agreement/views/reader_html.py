"""The reader's text as one string: a loop over two thousand lines in a template costs too much.

The markup is as short as HTML allows (no quotes around simple values, addresses relative to
/agreement/<slug>/text/): the whole agreement is on this one page.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from verbond.agreement.queries.reader import Reading, Stretch

_CLASSES = {
    "text": "rt", "statement": "rs", "goal": "rg", "action": "ra", "point": "rp",
    "highlight": "rh", "theme": "rw",
}  # fmt: skip


def reading_html(reading: Reading) -> SafeString:
    """Draw every stretch of the text with its line number, units as links."""
    page = _("bladzijde %(page)s")
    return format_html_join("\n", "{}", ((_stretch(one, page),) for one in reading.stretches))


def _stretch(one: Stretch, page_words: str) -> SafeString:
    page = SafeString("")
    if one.starts_page:
        page = format_html("<p class=rn>{}</p>", page_words % {"page": one.page})
    if one.heading:
        level = "h3" if one.heading == "section" else "h2"
        return format_html("{0}<{1} id=L{2}><b>{2}</b>{3}</{1}>", page, level, one.first, one.text)
    if one.unit is None:
        return format_html("{}<p id=L{} class=rl><b>{}</b>{}</p>",
                           page, one.first, one.first, one.text)  # fmt: skip
    name = _CLASSES[one.unit.role]
    return format_html(
        "{0}<p id=L{1} class={2}><b>{1}</b><a href=../commitment/{3}/>{4}</a></p>",
        page, one.first, SafeString(f'"{name} y"') if one.unit.is_promise else name,
        one.unit.key, " ".join(one.lines),
    )  # fmt: skip
