"""Read a text and point at words, never change them."""

from verbond.scorecards.core.screening.gender import Mark, screen
from verbond.scorecards.core.screening.readability import Hint, read_hints
from verbond.scorecards.core.screening.words import Words, load_words, read_words

__all__ = ["Hint", "Mark", "Words", "load_words", "read_hints", "read_words", "screen"]
