from verbond.opendata.api.doors import api_urls
from verbond.opendata.api.routes import openapi

__all__ = ["api_urls", "openapi"]
