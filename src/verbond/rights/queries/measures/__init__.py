"""What was published on rights, as pages and files show it."""

from verbond.rights.queries.measures.pages import Overview, RightMeasures, overview, right_measures
from verbond.rights.queries.measures.rows import as_data, newest_rows, quarters

__all__ = [
    "Overview",
    "RightMeasures",
    "as_data",
    "newest_rows",
    "overview",
    "quarters",
    "right_measures",
]
