"""What the shell may use of the open data: how the API speaks when a request is refused early."""

from verbond.opendata.refusing import problem

API = "/opendata/api/"

__all__ = ["API", "problem"]
