"""The reader's text as one string: a loop over two thousand lines in a template costs too much."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from verbond.agreement.queries.reader import Reading, Stretch


def reading_html(reading: Reading) -> SafeString:
    """Draw every stretch of the text with its line number, units as links."""
    base = reading.agreement.get_absolute_url()
    return format_html_join("", "{}", ((_stretch(one, base),) for one in reading.stretches))


def _stretch(one: Stretch, base: str) -> SafeString:
    page = _page_mark(one.page) if one.starts_page else ""
    if one.heading:
        level = "h2" if one.heading == "chapter" else "h3"
        return format_html(
            '{0}<{1} id="L{2}" class="r-head">{3}<span class="r-n">{2}</span></{1}>',
            page, level, one.first, one.text,
        )  # fmt: skip
    if one.unit is None:
        return format_html(
            '{}<p id="L{}" class="r-loose">{}<span class="r-n">{}</span></p>',
            page, one.first, one.text, one.first,
        )  # fmt: skip
    kind = "r-unit r-promise" if one.unit.is_promise else "r-unit"
    return format_html(
        '{}<p id="L{}" class="{} r-{}"><a href="{}commitment/{}/">{}</a>'
        '<span class="r-n">{}</span></p>',
        page, one.first, kind, one.unit.role, base, one.unit.key, one.text, one.first,
    )  # fmt: skip


def _page_mark(page: int) -> SafeString:
    return format_html('<p class="r-page">{}</p>', _("bladzijde %(page)s") % {"page": page})
