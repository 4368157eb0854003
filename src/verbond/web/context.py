"""What every page knows about the site it is part of."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from verbond.web.navigation import main_menu


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "city_name": settings.CITY_NAME,
        "is_demo": settings.DEMO,
        "tile_url": settings.TILE_URL,
        "main_menu": SimpleLazyObject(lambda: main_menu(request)),
    }
