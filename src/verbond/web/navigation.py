"""The main menu: few stations, the same on every page."""

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


def main_menu(request: HttpRequest) -> tuple[Station, ...]:
    """Return the entries of the main menu, with the one where the reader is marked."""
    entries = (
        (_("Het akkoord"), "web:agreement"),
        (_("Mijn buurt"), "places:overview"),
        (_("Doelen"), "web:targets"),
        (_("Zoeken"), "web:search"),
        (_("Open data"), "opendata:catalogue"),
    )
    found = [(label, _address(name)) for label, name in entries]
    here = _nearest(request.path, [url for _label, url in found if url])
    return tuple(Station(label, url, url == here) for label, url in found if url)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _nearest(path: str, urls: list[str]) -> str:
    """Return the longest address that the path lies under, or nothing."""
    return max((url for url in urls if path.startswith(url)), key=len, default="")
