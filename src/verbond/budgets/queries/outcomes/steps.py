"""What a count is doing, in words."""

from django.utils.translation import gettext


def step_words(step: str) -> str:
    """Say a step of counting in the language of the reader; nothing for none."""
    return {
        "counting": gettext("tellen"),
        "writing": gettext("bestanden schrijven"),
        "certifying": gettext("bewijs schrijven"),
        "verifying": gettext("nakijken met een ander programma"),
        "explaining": gettext("uitleg maken"),
        "asking-what-if": gettext("uitzoeken wat er ontbrak"),
        "drawing-again": gettext("uitzoeken hoe zeker het is"),
        "comparing": gettext("andere telregels proberen"),
    }.get(step, "")
