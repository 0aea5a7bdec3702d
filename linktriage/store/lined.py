"""The queue in an order that was worked out in memory.

What is asked for stands near the front almost always: so the front is looked up first, and only
what lies deeper makes the store name all that match. Those that the order does not know yet,
because they were brought in since, stand behind it as they were added: nothing drops out.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from linktriage.model import Lineup
from linktriage.store.conditions import Condition, all_of, certain, is_one_of, prospects
from linktriage.store.sqlite import Connection

NEAR = 50
"""Prospects of the front that are looked up first: more than a screen shows."""
FRONT = 600
"""Prospects of the front that are looked up before all that match are named."""


def among(ids: Iterable[int], wanted: Condition) -> Condition:
    """Return the condition that a prospect is one of a few and is `wanted`.

    Each is looked up by its id. Where SQLite sees that what is wanted has an index, it goes through
    all that are queued in place of these few: 10 ms at 100,000, where this takes 0.1.
    """
    return all_of(is_one_of(ids), certain(wanted))


class Deep:
    """All that match, in order, kept until something is written."""

    def __init__(self) -> None:
        self._kept: tuple[object, Sequence[int]] = (None, ())
        """The key of what is kept, and the ids: one value, as several threads look at it."""

    def get(
        self, key: object, connection: Connection, wanted: Condition, lineup: Lineup
    ) -> Sequence[int]:
        """Return them; `key` says when they are the same as before."""
        known, ids = self._kept
        if key != known:
            found = prospects(connection, "id", wanted, "ORDER BY position, id")
            # an array: as a list, 100,000 of them would weigh 4 MB
            ids = array("i", sorted((one for (one,) in found), key=lineup.key))
            self._kept = (key, ids)
        return ids


class Lined:
    """What matches in one lineup, seen at one moment."""

    def __init__(
        self,
        connection: Connection,
        wanted: Condition,
        lineup: Lineup,
        deep: Deep,
        key: object,
    ) -> None:
        self._connection = connection
        self._wanted = wanted
        self._lineup = lineup
        self._deep = deep
        self._key = key

    def members(self) -> Iterator[int]:
        """Yield all that match, in order."""
        seen = 0
        for one in self._near(self._lineup.ids[:FRONT]):
            seen += 1
            yield one
        yield from islice(self._all(), seen, None)

    def first(self, passed: Collection[int]) -> int | None:
        """Return the first that matches and is not in `passed`."""
        return next((one for one in self.members() if one not in passed), None)

    def page(self, start: int, stop: int) -> list[int]:
        """Return those at the places from `start` up to `stop`, among what matches."""
        if stop <= FRONT:
            return list(islice(self.members(), start, stop))
        return list(self._all()[start:stop])

    def beside(self, of: int, *, forward: bool) -> int | None:
        """Return what stands before or behind `of`, which itself need not match."""
        place = self._lineup.place(of)
        if place is not None:
            near = self._lineup.ids[place + 1 : place + 1 + FRONT]
            if not forward:
                near = self._lineup.ids[max(0, place - FRONT) : place][::-1]
            found = next(self._near(near), None)
            if found is not None:
                return found
        return self._far_beside(of, forward=forward)

    def _far_beside(self, of: int, *, forward: bool) -> int | None:
        ids = self._all()
        at = self._index(ids, of)
        if forward:
            at += at < len(ids) and ids[at] == of
        else:
            at -= 1
        return ids[at] if 0 <= at < len(ids) else None

    def before(self, of: int) -> int:
        """Return how many that match stand before `of`."""
        place = self._lineup.place(of)
        if place is None or place > FRONT:
            return self._index(self._all(), of)
        front = among(self._lineup.ids[:place], self._wanted)
        (count,) = prospects(self._connection, "count(*)", front).fetchone()
        return int(count)

    def _index(self, ids: Sequence[int], of: int) -> int:
        """Return where `of` stands or would stand; those that the order does not know as added."""
        if self._lineup.place(of) is None and of in ids:
            return ids.index(of)
        return bisect_left(ids, self._lineup.key(of), key=self._lineup.key)

    def _near(self, ids: Sequence[int]) -> Iterator[int]:
        """Yield those of `ids` that match, the first few before the others are looked up."""
        for some in (ids[:NEAR], ids[NEAR:]):
            yield from self._matching(some) if some else ()

    def _matching(self, ids: Sequence[int]) -> list[int]:
        found = prospects(self._connection, "id", among(ids, self._wanted))
        there = {one for (one,) in found}
        return [one for one in ids if one in there]

    def _all(self) -> Sequence[int]:
        return self._deep.get(self._key, self._connection, self._wanted, self._lineup)
