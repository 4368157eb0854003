"""Pages and data on who gets what they are entitled to."""

from verbond.rights.views.measures.public import data, measure, measures

__all__ = ["data", "measure", "measures"]
