"""What higher rooms may use of the council's view."""

from verbond.council.operations.announcing import load_evaluations

__all__ = ["load_evaluations"]
