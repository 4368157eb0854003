"""Reads for the pages of the shell, across the rooms below."""

from datetime import date

from verbond.web.pictures import Home


def home(*, today: date) -> Home:
    """Return what the home page shows on a day."""
    return Home()
