"""Streams of chance that give the same numbers on every machine and every Python."""

import random
import zlib
from itertools import pairwise

SEED = "Kestrelle Coatings & Dosing, 2026"


class Stream:
    """An independent stream for one purpose: ``Stream("sales", "Tallowmere Furniture Group")``."""

    def __init__(self, *purpose):
        label = "|".join((SEED, *purpose)).encode("utf-8")
        self.unit = random.Random(zlib.crc32(label)).random

    def between(self, low, high):
        """A number between ``low`` and ``high``, all equally likely."""
        return low + (high - low) * self.unit()

    def integer(self, low, high):
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self.unit() * (high - low + 1))

    def chance(self, probability):
        """True with this probability (0..1)."""
        return self.unit() < probability

    def pick(self, choices):
        """One of a sequence, all equally likely."""
        return choices[int(self.unit() * len(choices))]

    def weighted(self, choices, weights):
        """One of a sequence, with these weights."""
        mark = self.unit() * sum(weights)
        for choice, weight in zip(choices, weights, strict=True):
            mark -= weight
            if mark < 0:
                return choice
        return choices[-1]

    def bell(self, centre=0.0, reach=1.0):
        """A bell-shaped number within ``centre`` ± ``reach`` (from four uniforms; deviation 0.29 × reach)."""
        return centre + reach * ((self.unit() + self.unit() + self.unit() + self.unit()) / 2 - 1)

    def count(self, expected):
        """A whole number whose long-run mean is ``expected``: bell-shaped around it, never negative."""
        noisy = max(0.0, expected * self.bell(1.0, 0.9))
        whole = int(noisy)
        return whole + (1 if self.chance(noisy - whole) else 0)

    def shuffled(self, items):
        """The items in a new order (Fisher and Yates)."""
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.integer(0, last)
            items[last], items[other] = items[other], items[last]
        return items


def nearest(value, step=1):
    """The whole multiple of ``step`` (a whole number) closest to ``value``; halves go up."""
    scaled = value / step + 0.5
    whole = int(scaled)
    return (whole - 1 if scaled < whole else whole) * step


def total(values):
    """Plain sum from left to right: the built-in one rounds fractions otherwise from Python 3.12 on."""
    result = 0
    for value in values:
        result += value
    return result


def within(value, low, high):
    """``value``, held between two limits."""
    return max(low, min(high, value))


def interpolate(points, at):
    """Straight lines between (x, y) points, x rising; flat outside."""
    if at <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return points[-1][1]
