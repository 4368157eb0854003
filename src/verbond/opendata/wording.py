"""Which of its two descriptions a thing or a column shows: those of the reader's language."""

from django.utils.translation import get_language

from verbond.opendata.core.things import Field, Thing


def described(one: Thing | Field) -> str:
    """Return what a thing or a column means, in English for a reader of English."""
    return one.en if in_english() else one.nl


def in_english() -> bool:
    return (get_language() or "").startswith("en")
