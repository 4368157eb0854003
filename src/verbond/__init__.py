"""Verbond carries a city's coalition agreement from promise to result."""
