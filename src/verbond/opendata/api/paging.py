"""Pages of a list: where the next one is, and the one before."""

from dataclasses import dataclass

from django.http import HttpRequest

from verbond.opendata.addresses import site


@dataclass(frozen=True, slots=True)
class Page:
    """A page of `limit` rows that begins after `offset` rows, of `count` in all."""

    count: int
    offset: int
    limit: int


def addresses_around(request: HttpRequest, page: Page) -> dict[str, str | None]:
    """Return the addresses of the next page and the one before, with all that was asked."""
    following = page.offset + page.limit if page.offset + page.limit < page.count else None
    before = max(0, page.offset - page.limit) if page.offset else None
    return {"next": _address(request, following), "previous": _address(request, before)}


def _address(request: HttpRequest, offset: int | None) -> str | None:
    if offset is None:
        return None
    asked = request.GET.copy()
    asked["offset"] = str(offset)
    return f"{site()}{request.path}?{asked.urlencode()}"
