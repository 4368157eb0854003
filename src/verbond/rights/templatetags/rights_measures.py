"""Words of the pages with figures."""

import datetime as dt

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def stage_word(stage: str) -> str:
    return {
        "detected": _("gevonden"),
        "contacted": _("kreeg een brief"),
        "answered": _("antwoordde"),
        "helped": _("werd geholpen"),
        "applied": _("vroeg het aan"),
        "granted": _("kreeg het"),
    }[stage]


@register.filter
def channel_word(channel: str) -> str:
    return {
        "letter": _("Brief"),
        "phone": _("Telefoon"),
        "desk": _("Loket"),
        "visit": _("Huisbezoek"),
        "online": _("Website"),
        "authority": _("Bericht van wie beslist"),
    }.get(channel, channel)


@register.filter
def debt_word(line: str) -> str:
    return {
        "in_force": _("rechten bestaan"),
        "encoded": _("rekenen we uit"),
        "with_cases": _("zijn getest met voorbeelden"),
        "verified": _("zijn dit jaar helemaal nagekeken"),
    }[line]


@register.filter
def dimension_question(dimension: str) -> str:
    return {
        "neighbourhood": _("Krijgt elke wijk evenveel?"),
        "age": _("Krijgt elke leeftijd evenveel?"),
        "household": _("Krijgt elk gezin evenveel?"),
    }[dimension]


@register.filter
def dimension_word(dimension: str) -> str:
    return {"neighbourhood": _("Wijk"), "age": _("Leeftijd"), "household": _("Gezin")}[dimension]


@register.filter
def few(count: int | None) -> str:
    """Write a count of people, or that it is small."""
    return _("minder dan 10") if count is None else str(count)


@register.filter
def as_day(day: str) -> dt.date:
    return dt.date.fromisoformat(day)
