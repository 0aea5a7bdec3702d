"""Manners towards one host: one request at a time, a gap between two, patience when asked.

Times are seconds of the fetcher's clock.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]
OnRest = Callable[[str, datetime], Awaitable[None]]
"""Hears which host asked to be left alone, and until when."""

BACK_OFF = (1.0, 3.0)
"""Pauses before the second and the third attempt at what failed for now."""
PATIENCE = 30.0
"""The longest pause that is waited for in a run; a host that asks for more is left alone."""
LONGEST_REST = 3600.0
"""Seconds that a host is left alone at most, whatever it asks for."""
_MAX_DIGITS = 9


def retry_after(header: str, now: datetime) -> float:
    """Return the seconds that a Retry-After header asks for, at most `LONGEST_REST`.

    Either ASCII digits or an HTTP date (RFC 9110, 10.2.3); anything else asks for none.
    """
    if header.isascii() and header.isdigit():
        return min(float(header), LONGEST_REST) if len(header) <= _MAX_DIGITS else LONGEST_REST
    try:
        until = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), LONGEST_REST)


class Host:
    """One host, as one guest treats it."""

    def __init__(self, gap: float, clock: Clock, sleep: Sleep) -> None:
        self.gap = gap
        """Seconds from the end of a request to the beginning of the next."""
        self.turn = asyncio.Lock()
        """Held during one request; askers get it in the order in which they came."""
        self._clock = clock
        self._sleep = sleep
        self._next = clock()

    @property
    def rest(self) -> float:
        """Seconds until it may be asked again."""
        return max(self._next - self._clock(), 0.0)

    @property
    def is_idle(self) -> bool:
        """True while nobody asks it and it may be asked at once."""
        return not self.turn.locked() and not self.rest

    @property
    def is_resting(self) -> bool:
        """True while it asks for a longer pause than is waited for."""
        return self.rest > max(PATIENCE, self.gap)

    async def wait(self) -> None:
        """Wait until it may be asked again, unless that is too long."""
        if self.rest and not self.is_resting:
            await self._sleep(self.rest)

    def leave_alone(self, seconds: float) -> None:
        """Ask it nothing for that long."""
        self._next = max(self._next, self._clock() + seconds)
