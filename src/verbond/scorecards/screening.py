"""The screening with the list of words that ships: what a text could say more neutrally."""

from verbond.scorecards.core.screening import Hint, Mark, load_words, read_hints, screen

__all__ = ["Hint", "Mark", "hints_for", "screen_text"]

LONGEST_SCREENED = 50_000


def screen_text(text: str) -> tuple[Mark, ...]:
    """Mark words that are not gender-neutral; the text is not changed and not kept.

    Reads the first 50,000 signs.
    """
    return screen(text[:LONGEST_SCREENED], load_words())


def hints_for(text: str) -> tuple[Hint, ...]:
    """Point at long sentences and stiff words."""
    return read_hints(text[:LONGEST_SCREENED], load_words())
