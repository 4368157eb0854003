"""Draws of one batch of a made city: the same seed gives the same city, on every machine."""

from collections.abc import Iterable

import numpy as np

from verbond.rights.core.made_city.shares import Spread
from verbond.rights.core.made_city.table import Flags, Float, Whole


class Dice:
    """What is drawn: chances, places in a list, ages and amounts."""

    def __init__(self, seed: int, batch: int) -> None:
        self._draw = np.random.Generator(np.random.PCG64(np.random.SeedSequence((seed, batch))))

    def chance(self, share: float | Float, count: int) -> Flags:
        """Say for each of `count` things whether it has what this share of them has."""
        return self._draw.random(count) < share

    def pick(self, weights: Iterable[float], count: int) -> Whole:
        """Pick a place in a list for each of `count` things, by weight."""
        edges = np.cumsum(np.fromiter(weights, float))
        return np.searchsorted(edges / edges[-1], self._draw.random(count), side="right")

    def between(self, low: float | Float, high: float | Float, count: int) -> Float:
        """Draw evenly between two bounds; the low one when they cross."""
        return low + np.maximum(np.asarray(high) - low, 0.0) * self._draw.random(count)

    def about(self, middle: float | Float, spread: float, count: int) -> Float:
        """Draw around a middle, as many above as below."""
        return middle + spread * self._draw.standard_normal(count)

    def amounts(self, of: Spread, count: int) -> Float:
        """Draw amounts in euro whose logarithms lie around that of the middle one."""
        return of.middle * np.exp(of.spread * self._draw.standard_normal(count))
