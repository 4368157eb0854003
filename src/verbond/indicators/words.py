"""What the pages say about figures, in Dutch at level B1: only what is known."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbond.indicators.core.cards import IndicatorCard, TargetCard
from verbond.indicators.core.reading import ReadingCard, Status
from verbond.indicators.core.target import TREND_POINTS, Standing
from verbond.indicators.numbers import period_words, written

EXTRA_DECIMALS = 1


def status_words(status: Status) -> str:
    return {
        Status.PROVISIONAL: _("voorlopig"),
        Status.FINAL: _("definitief"),
        Status.REVISED: _("herzien"),
        Status.MISSING: _("geen cijfer"),
        Status.SUPPRESSED: _("niet getoond: te weinig mensen"),
    }[status]


def value_words(reading: ReadingCard, decimals: int) -> str:
    if reading.value is None:
        return status_words(reading.status)
    return written(reading.value, decimals)


def with_unit(value: Decimal, indicator: IndicatorCard) -> str:
    gap = "\N{NO-BREAK SPACE}"
    return f"{written(value, indicator.decimals)}{gap}{indicator.unit}"


def points_words(points: int) -> str:
    if not points:
        return _("onbekend")
    if points == 1:
        return _("één meetpunt")
    return ngettext("%(n)d meetpunt", "%(n)d meetpunten", points) % {"n": points}


def summary(indicator: IndicatorCard) -> str:
    """Say in one or two sentences what the chart shows."""
    last = indicator.last
    if last is None or last.value is None:
        who = {"who": indicator.who_would_know}
        unknown = _("Dit is onbekend. Wie het kan weten: %(who)s.") % who
        if indicator.readings:
            unknown += " " + _("In de tabel staat wel een cijfer van een ander gebied.")
        return unknown
    value = with_unit(last.value, indicator)
    if indicator.measured_periods == 1:
        return _("%(period)s: %(value)s. Dat is één meetpunt: een richting zie je er niet in.") % {
            "period": period_words(last),
            "value": value,
        }
    first = next(one for one in indicator.series if one.value is not None)
    return _("Van %(before)s (%(since)s) naar %(value)s (%(period)s).") % {
        "before": written(first.value or Decimal(0), indicator.decimals),
        "since": period_words(first),
        "value": value,
        "period": period_words(last),
    }


def standing_words(standing: Standing, indicator: IndicatorCard) -> tuple[str, ...]:
    """Say how a series stands: distance first, then the trend, then what is missing."""
    if standing.last is None or standing.last.value is None:
        return (unmeasured_words(indicator),)
    said = [
        _("%(period)s: %(value)s.")
        % {
            "period": period_words(standing.last),
            "value": with_unit(standing.last.value, indicator),
        }
    ]
    said.append(_gap_words(standing, indicator) or _unknown_words(standing, indicator))
    said.append(_trend_words(standing, indicator))
    return tuple(filter(None, said))


def unmeasured_words(indicator: IndicatorCard) -> str:
    if indicator.room_name:
        return _("Nog niet gemeten. Dit komt met het deel %(room)s van Verbond.") % {
            "room": indicator.room_name
        }
    return _("Onbekend. Wie het kan weten: %(who)s.") % {"who": indicator.who_would_know}


def _gap_words(standing: Standing, indicator: IndicatorCard) -> str:
    if standing.gap is None or standing.goal is None:
        return ""
    against = {
        "target": _("het doel (%(goal)s)"),
        "reference": _("%(reference)s (%(goal)s)"),
        "base": _("de start (%(goal)s)"),
    }[standing.against or "target"] % {
        "goal": written(standing.goal, indicator.decimals),
        "reference": indicator.reference,
    }
    if standing.gap == 0:
        return _("Dat is gelijk aan %(against)s.") % {"against": against}
    words = _("Dat is %(gap)s onder %(against)s.")
    if standing.gap > 0:
        words = _("Dat is %(gap)s boven %(against)s.")
    return words % {"gap": written(abs(standing.gap), indicator.decimals), "against": against}


def _unknown_words(standing: Standing, indicator: IndicatorCard) -> str:
    if standing.unknown == "no-base":
        return _("We kennen geen cijfer van de start. Of het beter gaat, weten we dus niet.")
    if standing.unknown == "no-reference":
        return _("We kennen geen cijfer van %(reference)s voor dezelfde periode.") % {
            "reference": indicator.reference
        }
    if standing.unknown == "no-goal-value":
        return _("Hoe hoog het doel is, staat niet in het akkoord.")
    return ""


def _trend_words(standing: Standing, indicator: IndicatorCard) -> str:
    trend = standing.trend
    if trend is None:
        return _("Voor een richting zijn %(needed)d meetpunten nodig; we hebben er %(points)d.") % {
            "needed": TREND_POINTS,
            "points": standing.points,
        }
    if trend.course == "unclear":
        return _("Er is geen duidelijke richting.")
    words = _("Het stijgt met %(by)s per jaar (tussen %(low)s en %(high)s).")
    if trend.course == "falling":
        words = _("Het daalt met %(by)s per jaar (tussen %(low)s en %(high)s).")
    bounds = sorted((abs(trend.low), abs(trend.high)))
    places = indicator.decimals + EXTRA_DECIMALS
    return words % {
        "by": _fraction(abs(trend.per_year), places),
        "low": _fraction(bounds[0], places),
        "high": _fraction(bounds[1], places),
    }


def _fraction(value: Fraction, decimals: int) -> str:
    return written(Decimal(value.numerator) / Decimal(value.denominator), decimals)


def state_of(target: TargetCard) -> str:
    """Name where a target stands: measured, to-read, register, yes-no or ambiguous."""
    if target.status == "ambiguous":
        return "ambiguous"
    if target.status == "binary":
        return "yes-no"
    if target.is_measured:
        return "measured"
    return "register" if target.status == "own-register" else "to-read"


def state_words(target: TargetCard) -> str:
    """Say in a few words how far we are with measuring."""
    state = state_of(target)
    if state == "yes-no":
        done = sum(milestone.done_on is not None for milestone in target.milestones)
        return _("bewijs voor %(done)d van %(all)d") % {
            "done": done,
            "all": len(target.milestones),
        }
    if state == "register":
        return _("komt met %(room)s") % {"room": target.room_name or _("een eigen register")}
    if state == "ambiguous":
        ways = len(target.ways_to_read)
        return _("%(ways)d manieren om het te lezen") % {"ways": ways}
    if state == "to-read":
        return _("open cijfers, nog niet ingelezen")
    last = [one.last for one in target.indicators if one.last]
    points = max(one.measured_periods for one in target.indicators)
    newest = period_words(max(last, key=lambda one: one.key.period_to)) if last else ""
    return _("%(points)s, laatst %(period)s") % {"points": points_words(points), "period": newest}
