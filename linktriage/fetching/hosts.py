"""The hosts that this program asks, known to all its fetchers: each is asked one thing at a time.

A page of one's own may be looked at while the queue is read, and stand on a host of the queue.
"""

from __future__ import annotations

import asyncio
from weakref import WeakKeyDictionary

from linktriage.fetching.manners import Clock, Host, Sleep

MOST_HOSTS = 1000
"""Hosts that are remembered before the idle ones are forgotten."""
AT_ONCE = 48
"""Requests that this program makes at the same time, however many fetchers it has."""


class Hosts:
    """How each host is treated, by its name and port. `clock` is in seconds."""

    def __init__(self, clock: Clock, sleep: Sleep) -> None:
        self.slots = asyncio.Semaphore(AT_ONCE)
        self._clock = clock
        self._sleep = sleep
        self._known: dict[str, Host] = {}
        self._most = MOST_HOSTS

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __len__(self) -> int:
        return len(self._known)

    def get(self, name: str, gap: float) -> Host:
        """Return the host of that name, which is left alone for at least `gap` between two."""
        if name not in self._known:
            if len(self._known) >= self._most:
                self._forget_idle(gap)
            self._known[name] = Host(gap, self._clock, self._sleep)
        host = self._known[name]
        host.gap = max(host.gap, gap)
        return host

    def _forget_idle(self, gap: float) -> None:
        """Forget the hosts that could be asked at once, but for those that ask for longer gaps."""
        busy = {
            name: host for name, host in self._known.items() if host.gap > gap or not host.is_idle
        }
        self._known = busy
        self._most = max(MOST_HOSTS, 2 * len(busy))


_SHARED: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Clock, Hosts]] = WeakKeyDictionary()


def shared(clock: Clock, sleep: Sleep) -> Hosts:
    """Return the hosts of the running event loop; those of another clock are others."""
    mine = _SHARED.setdefault(asyncio.get_running_loop(), {})
    return mine.setdefault(clock, Hosts(clock, sleep))
