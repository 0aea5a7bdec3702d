"""What the next hour may bring: a range, never "you are done".

The good ones come first, so the next stretch yields less than the last. Counted on replays of
labelled public-domain articles (`benchmarks/replay.py` counts it again), four fifths of the
rate of the last fifty describes the next fifty.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

LOOK_BACK = 50
LOOK_AHEAD = 50
FEWEST = 10
"""Decisions before anything is foretold."""
WEAKENING = 0.8
"""Rate of the next fifty as a share of the last fifty's."""
PRIOR = 0.1
"""Accepts and rejects imagined beforehand; with a half each the interval holds 92 % of the time,
because a queue's long tail has next to none."""
TAIL = 0.10
"""Left out on each side: an interval of 80 %."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Accepts to expect among the next prospects."""

    ahead: int
    """How many prospects it speaks of."""
    expected: float
    low: int
    high: int
    """With `low` the interval that holds the true number four times in five."""

    def __str__(self) -> str:
        return f"next {self.ahead}: about {self.expected:.0f} ({self.low}-{self.high})"


def forecast(
    decided: Sequence[bool], remaining: int, weakening: float = WEAKENING
) -> Forecast | None:
    """Foretell the accepts among the next prospects of the queue, at most 50.

    `decided` are all decisions so far in their order, True for an accept; `weakening` is 1 for
    an order that does not put the good ones first. None while there are too few, or nothing
    remains.
    """
    recent = decided[-LOOK_BACK:]
    if len(recent) < FEWEST or remaining <= 0:
        return None
    return expect(weakening * sum(recent), len(recent), min(LOOK_AHEAD, remaining))


def expect(accepts: float, of: int, ahead: int) -> Forecast:
    """Foretell the accepts among `ahead`, after `accepts` among `of` (beta-binomial)."""
    up, down = accepts + PRIOR, of - accepts + PRIOR
    chances = [math.exp(_log_chance(count, ahead, up, down)) for count in range(ahead + 1)]
    return Forecast(ahead, ahead * accepts / of, *between(chances, TAIL))


def between(weights: Sequence[float], tail: float) -> tuple[int, int]:
    """Return the places between which all but a `tail` of the weight lies on either side."""
    up_to = list(accumulate(weights))
    low, high = bisect_left(up_to, tail * up_to[-1]), bisect_left(up_to, (1 - tail) * up_to[-1])
    return low, min(high, len(weights) - 1)


def _log_chance(count: int, ahead: int, up: float, down: float) -> float:
    """Return the logarithm of the beta-binomial probability of `count` among `ahead`."""
    ways = math.lgamma(ahead + 1) - math.lgamma(count + 1) - math.lgamma(ahead - count + 1)
    return ways + _log_beta(count + up, ahead - count + down) - _log_beta(up, down)


def _log_beta(one: float, other: float) -> float:
    return math.lgamma(one) + math.lgamma(other) - math.lgamma(one + other)
