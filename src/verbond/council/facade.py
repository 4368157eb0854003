"""What higher rooms may use of the council's view."""

from verbond.council.demo import load_demo_council
from verbond.council.operations.announcing import load_evaluations
from verbond.council.queries.published import TABLES, published

__all__ = ["TABLES", "load_demo_council", "load_evaluations", "published"]
