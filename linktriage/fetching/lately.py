"""A memory for what was of use lately: bounded, the longest unused is forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Lately(Generic[Value]):
    """Values by name, as many as their weights allow."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held = 0
        self._kept: OrderedDict[str, tuple[int, Value]] = OrderedDict()

    def get(self, name: str) -> Value | None:
        """Return the value of that name, if it is still remembered."""
        if name not in self._kept:
            return None
        self._kept.move_to_end(name)
        return self._kept[name][1]

    def keep(self, name: str, value: Value, weight: int) -> None:
        """Remember a value, and forget the longest unused ones when there is no more room."""
        before, _ = self._kept.pop(name, (0, None))
        self._held += weight - before
        self._kept[name] = (weight, value)
        while self._held > self._room and len(self._kept) > 1:
            _, (gone, _) = self._kept.popitem(last=False)
            self._held -= gone
