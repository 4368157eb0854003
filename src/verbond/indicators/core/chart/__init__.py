"""Charts as plain data: what a template draws as SVG and repeats as a table."""

from verbond.indicators.core.chart.bars import Bar, BarGroup, Segment, bar_groups
from verbond.indicators.core.chart.line import Drawing, Mark, Plot, PlotPoint, draw
from verbond.indicators.core.chart.model import Chart, SourceLine, TableRow
from verbond.indicators.core.chart.spark import Spark, draw_spark

__all__ = [
    "Bar",
    "BarGroup",
    "Chart",
    "Drawing",
    "Mark",
    "Plot",
    "PlotPoint",
    "Segment",
    "SourceLine",
    "Spark",
    "TableRow",
    "bar_groups",
    "draw",
    "draw_spark",
]
