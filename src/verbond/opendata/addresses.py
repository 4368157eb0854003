"""The address of everything: one name for a thing, and beside it its forms."""

from urllib.parse import quote

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from verbond.opendata.core.things import Thing

ROOT = "/opendata"


def site() -> str:
    return str(settings.SITE_URL).rstrip("/")


def vocabulary() -> str:
    return f"{site()}{ROOT}/vocabulary/#"


def path_of(thing: Thing, key: str, slug: str) -> str:
    """Return the path that names one thing; with .jsonld or .csv behind it, its data."""
    folder = ROOT if thing.stands_alone else f"{ROOT}/{quote(slug)}"
    if not thing.key:
        return f"{folder}/{thing.one}"
    return f"{folder}/{thing.one}/{quote(key, safe='~:.@+')}"


def name_of(thing: Thing, key: str, slug: str) -> str:
    return site() + path_of(thing, key, slug)


def list_path(thing: Thing, slug: str) -> str:
    return f"{ROOT}/{thing.many}" if thing.stands_alone else f"{ROOT}/{quote(slug)}/{thing.many}"


def page_of(thing: Thing, key: str, slug: str) -> str:
    """Return the path of the page for people, or of the data when there is none."""
    if thing.many == "agreement":
        return reverse("agreement:agreement", args=[slug])
    if thing.many == "chapters":
        return reverse("agreement:chapter", args=[slug, key])
    if thing.many == "targets" and slug:
        return reverse("agreement:target", args=[slug, key])
    return _page_by_name(thing, key, slug) if thing.page else ""


def _page_by_name(thing: Thing, key: str, slug: str) -> str:
    parts = thing.parts_of(key)
    if any(parts.get(column) != value for column, value in thing.page_if):
        return ""
    own = [parts.get(column, "") for column in thing.page_from] or [key]
    try:
        return reverse(thing.page, args=own if thing.stands_alone else [slug, *own])
    except NoReverseMatch:
        return ""
