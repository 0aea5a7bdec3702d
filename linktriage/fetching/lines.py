"""Open lines, one for each host: kept while its pages are asked for, closed when it is done.

A common pool for all hosts looks at every connection at each request, and drops those that wait for
their host's gap when they are many: then each page begins with a new handshake.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Generic, Protocol, TypeVar

MOST_OPEN = 200
"""Lines that stay open; beyond that the longest unused one is closed."""


class Closes(Protocol):
    """What a line can do: be closed."""

    async def aclose(self) -> None:
        """Close it."""
        ...


Line = TypeVar("Line", bound=Closes)


class Lines(Generic[Line]):
    """Lines by the name of their host; one that is in use is never closed."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, Line] = OrderedDict()
        self._used: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._open)

    @asynccontextmanager
    async def to(self, name: str, dial: Callable[[], Line]) -> AsyncIterator[Line]:
        """Give the line of that name, dialled when there is none, for as long as the block runs."""
        if name not in self._open:
            self._open[name] = dial()
        self._open.move_to_end(name)
        self._used[name] += 1
        try:
            yield self._open[name]
        finally:
            self._used[name] -= 1
            if not self._used[name]:
                del self._used[name]
        while len(self._open) > MOST_OPEN and (idle := self._longest_idle()):
            await self._open.pop(idle).aclose()

    def _longest_idle(self) -> str | None:
        return next((name for name in self._open if name not in self._used), None)

    async def close(self, names: Collection[str] | None = None) -> None:
        """Close the lines of these names that are not in use; without names all of them."""
        wanted = (
            list(self._open) if names is None else [name for name in names if name in self._open]
        )
        for name in wanted:
            if names is None or name not in self._used:
                await self._open.pop(name).aclose()
