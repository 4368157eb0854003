"""A rule as a picture that anybody can read: which conditions, joined how, in plain Dutch."""

from verbond.rights.core.picturing.parts import Part, amount_of, pictured
from verbond.rights.core.picturing.phrases import phrase

__all__ = ["Part", "amount_of", "phrase", "pictured"]
