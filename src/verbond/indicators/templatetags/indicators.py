"""What templates of this and of higher rooms ask about indicators and targets."""

from decimal import Decimal

from django import template
from django.utils import timezone

from verbond.indicators import words
from verbond.indicators.charts import chart_of, spark_of
from verbond.indicators.core.cards import IndicatorCard, TargetCard
from verbond.indicators.core.chart import Spark
from verbond.indicators.core.target import Standing
from verbond.indicators.numbers import written

register = template.Library()


@register.inclusion_tag("indicators/chart.html")
def indicator_chart(card: IndicatorCard, heading: int = 3) -> dict[str, object]:
    """Draw the chart of one card, with its table and its source line."""
    return {"chart": chart_of(card), "heading": heading}


@register.simple_tag
def spark(card: IndicatorCard) -> Spark:
    return spark_of(card)


@register.filter
def last_value(card: IndicatorCard) -> str:
    """Say the last value with its unit, or that it is unknown."""
    last = card.last
    if last is None or last.value is None:
        return words.points_words(0)
    return written(last.value, card.decimals)


@register.filter
def points(card: IndicatorCard) -> str:
    return words.points_words(card.measured_periods)


@register.filter
def standing_words(pair: tuple[IndicatorCard, Standing]) -> tuple[str, ...]:
    return words.standing_words(pair[1], pair[0])


@register.filter
def state(target: TargetCard) -> str:
    return words.state_of(target)


@register.filter
def state_words(target: TargetCard) -> str:
    return words.state_words(target)


@register.filter
def exact(value: Decimal | None) -> str:
    """Write a number with all its decimals, or a dash when there is none."""
    if value is None:
        return "–"
    plain = value.normalize()
    return written(plain, max(0, -int(plain.as_tuple().exponent)))


@register.filter
def is_over(target: TargetCard) -> bool:
    """Say whether the day of the promise has passed."""
    return target.deadline_on is not None and timezone.localdate() > target.deadline_on
