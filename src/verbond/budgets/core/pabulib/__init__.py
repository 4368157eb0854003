"""Elections in the .pb format: read, written, checked."""

from verbond.budgets.core.pabulib.reading import read_pb

__all__ = ["read_pb"]
