"""Statuses in words: a sentence made of codes and values, in the language of the reader."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.agreement.models.evidence import State

type Reason = Mapping[str, Any]
MILLION = 1_000_000

_CLAUSES: Mapping[str, Promise] = {
    "done": _("het is er"),
    "done-held": _("het is er voor een deel: de telling is nog niet volledig"),
    "done-in-part": _("er is een stap gezet"),
    "said-done": _("een medewerker zegt dat het zo is, en ander bewijs is er nog niet"),
    "said-dropped": _("een medewerker zegt dat het niet doorgaat, maar een besluit is er niet"),
    "counted-all": _("het zijn er %(number)s van de %(out_of)s"),
    "counted-all-held": _("het zijn er %(number)s van de %(out_of)s, maar niet overal"),
    "counted-some": _("het zijn er %(number)s van de %(out_of)s"),
    "counted-none": _("de telling staat nog op nul"),
    "applied-all": _("het gebeurt in alle gevallen: %(number)s van de %(out_of)s"),
    "applied-all-held": _("het gebeurt in alle gevallen, maar bewijs van de regel zelf ontbreekt"),
    "met": _("de laatste meting haalt het doel"),
    "met-held": _("de laatste meting haalt het doel, maar ander bewijs is nog niet volledig"),
    "unmet": _("de laatste meting haalt het doel niet"),
    "unclear": _("er is gemeten, maar er is niets om mee te vergelijken"),
    "published": _("het is gepubliceerd"),
    "published-held": _("het is gepubliceerd, maar de telling is nog niet volledig"),
    "in-force": _("de regel geldt"),
    "asked": _("de stad heeft het gevraagd"),
    "answered": _("er kwam een antwoord"),
    "answered-held": _("er kwam een antwoord, maar de telling is nog niet volledig"),
    "running": _("het loopt nog"),
    "running-held": _("het loopt nog, maar de telling is niet volledig"),
    "started": _("het is begonnen"),
    "spent": _("er is voor betaald"),
    "planned": _("het staat in het plan"),
    "decided": _("het is beslist"),
    "dropped": _("de stad besliste om het niet meer te doen"),
    "changed": _("de stad besliste iets anders"),
    "not-started": _("er is nog niets gebeurd"),
    "expired": _("al meer dan een jaar bevestigde niemand dat het nog loopt"),
    "no-step": _("het bewijs zegt niet hoe ver het staat"),
    "nothing": _("er is nog geen bewijs"),
    "value": _("een waarde kun je niet afvinken"),
}
_UNIT_CLAUSES: Mapping[str, Promise] = {
    "counted-all": _("het zijn er %(number)s van de %(out_of)s (%(unit)s)"),
    "counted-some": _("het zijn er %(number)s van de %(out_of)s (%(unit)s)"),
    "applied-all": _("het gebeurt in alle gevallen: %(number)s van de %(out_of)s (%(unit)s)"),
}


def explain(state: str, reasons: Sequence[Reason], *, since: date | None = None) -> str:
    """Say in one or a few sentences why a promise has its status; the first is "…, want …"."""
    if not reasons:
        return str(State(state).label)
    first, *others = reasons
    if first["code"] == "overruled":
        return _overruled(state, first, others)
    sentences = [
        gettext("%(state)s, want %(clause)s")
        % {"state": State(state).label, "clause": _clause(first, since)}
    ]
    sentences += _beside(state, first)
    sentences += [_also(reason) for reason in others]
    return ". ".join(sentences)


def _overruled(state: str, said: Reason, others: Sequence[Reason]) -> str:
    words = {
        "state": State(state).label, "by": said["by"],
        "reason": str(said["reason"]).strip().rstrip("."), "day": _day(said["on"]),
    }  # fmt: skip
    sentence = gettext("%(state)s, want %(by)s zegt (%(day)s): “%(reason)s”") % words
    derived = explain(str(said["state"]), others)
    return f"{sentence}. " + gettext("Volgens de regels: %(derived)s") % {"derived": derived}


def _clause(reason: Reason, since: date | None = None) -> str:
    code = str(reason["code"])
    if code == "nothing" and since is not None:
        return gettext("er is nog geen bewijs (al sinds %(day)s)") % {"day": day_words(since)}
    return f"{_what(code, reason)}{_where(reason)}"


def _what(code: str, reason: Reason) -> str:
    if code == "spent" and reason.get("booked_cents"):
        return gettext("er is %(euros)s geboekt") % {"euros": euro_words(reason["booked_cents"])}
    if code == "planned" and reason.get("planned_cents"):
        return gettext("er is %(euros)s voorzien") % {"euros": euro_words(reason["planned_cents"])}
    if code == "counted-some" and "out_of" not in reason:
        words = {"number": _figure(reason.get("number")), "unit": reason.get("unit", "")}
        return (gettext("het zijn er al %(number)s %(unit)s") % words).strip()
    clauses = _UNIT_CLAUSES if reason.get("unit") and code in _UNIT_CLAUSES else _CLAUSES
    return str(clauses[code]) % {
        "number": _figure(reason.get("number")),
        "out_of": _figure(reason.get("out_of")),
        "unit": reason.get("unit", ""),
    }


def _where(reason: Reason) -> str:
    parts = [str(reason.get("title", "")).rstrip("."), str(reason.get("by", ""))]
    if "on" in reason:
        parts.append(_day(reason["on"]))
    named = ", ".join(filter(None, parts))
    return f" ({named})" if named else ""


def _beside(state: str, first: Reason) -> list[str]:
    """Say what a deadline adds, and what is not known beside a measure."""
    found = []
    if "deadline" in first and first["code"] in {"met", "unmet"}:
        day = {"day": _day(first["deadline"])}
        if first["is_over"]:
            found.append(gettext("De einddatum (%(day)s) is voorbij") % day)
        else:
            found.append(gettext("De einddatum is pas %(day)s, dus dit kan nog veranderen") % day)
    if state == State.UNKNOWN and first["code"] in {"unmet", "unclear"}:
        found.append(gettext("Over het werk eraan is er geen bewijs"))
    if first["code"] == "answered":
        found.append(gettext("Of het antwoord ook iets oplevert, staat hier los van"))
    return found


def _also(reason: Reason) -> str:
    if reason["code"] == "contradicts":
        words = {"state": State(str(reason["state"])).label, "where": _where(reason).strip()}
        return gettext("Een ander bewijs zegt: %(state)s %(where)s") % words
    clause = _clause(reason)
    return clause[:1].upper() + clause[1:]


def euro_words(cents: int) -> str:
    """Write an amount as people say it: 1,2 miljoen euro; below a million in whole euros."""
    euros = Decimal(cents) / 100
    if abs(euros) < MILLION:
        written = number_format(euros.quantize(Decimal(1)), use_l10n=True, force_grouping=True)
        return gettext("%(n)s euro") % {"n": written}
    millions = (euros / MILLION).quantize(Decimal("0.1"))
    places = 0 if millions == millions.to_integral_value() else 1
    return gettext("%(n)s miljoen euro") % {
        "n": number_format(millions, places, force_grouping=True)
    }


def day_words(day: date) -> str:
    """Write a day in full: 30 juni 2024."""
    return date_format(day, "j F Y")


def _day(iso: str) -> str:
    return day_words(date.fromisoformat(str(iso)))


def _figure(written: object) -> str:
    if written is None:
        return "?"
    number = Decimal(str(written))
    places = max(0, -int(number.as_tuple().exponent))
    return str(number_format(number, places, force_grouping=True))
