"""The layout of documents never seen: which lines are furniture, headings, bullets, paragraphs."""

from verbond.agreement.core.generic.layout import GenericReading, generic_blocks, generic_reading

__all__ = ["GenericReading", "generic_blocks", "generic_reading"]
