"""The same sheet out and in: what is known of every promise, and room for what a clerk adds."""

from verbond.agreement.operations.exchanging.reading import read_sheet
from verbond.agreement.operations.exchanging.writing import write_sheet

__all__ = ["read_sheet", "write_sheet"]
