"""The main menu: few stations, the same on every page."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Station:
    """One entry of the main menu."""

    label: str
    url: str
    here: bool


# Which station a page lies under. The first that fits counts; a page under none marks none.
_WHERE = (
    ("targets", re.compile(r"/agreement/[^/]+/targets/")),
    ("places", re.compile(r"/agreement/[^/]+/places/|/places/")),
    ("agreement", re.compile(r"/agreement/")),
    ("plan", re.compile(r"/plan/")),
    ("rights", re.compile(r"/rights/(?!desk/)")),
    ("budgets", re.compile(r"/budgets/(?!desk/)|/ledger/")),
    ("decisions", re.compile(r"/decisions/(?!desk/)")),
    ("search", re.compile(r"/search/")),
    ("opendata", re.compile(r"/opendata/")),
)


def main_menu(request: HttpRequest) -> tuple[Station, ...]:
    """Return the entries of the main menu, with the one where the reader is marked."""
    entries = (
        ("agreement", _("Het akkoord"), ("web:agreement",)),
        ("places", _("Mijn buurt"), ("web:places", "places:overview")),
        ("rights", _("Je rechten"), ("rights:catalogue",)),
        ("targets", _("Doelen"), ("web:targets",)),
        ("plan", _("Het geld"), ("plan:plans",)),
        ("budgets", _("Wijkbudget"), ("budgets:overview",)),
        ("decisions", _("Besluiten"), ("decisions:overview",)),
        ("search", _("Zoeken"), ("web:search",)),
        ("opendata", _("Open data"), ("opendata:catalogue", "opendata:index")),
    )
    here = next((key for key, pattern in _WHERE if pattern.match(request.path)), "")
    found = [(key, label, _address(names)) for key, label, names in entries]
    return tuple(Station(label, url, key == here) for key, label, url in found if url)


def _address(names: tuple[str, ...]) -> str:
    """Return the first address that exists: a room that is not installed has no station."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
