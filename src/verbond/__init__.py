"""Verbond carries a city's coalition agreement from promise to result."""

__version__ = "0.1.0"
