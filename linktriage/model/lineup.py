"""A queue in an order that was worked out at one moment."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence


class Lineup:
    """The prospects of a campaign, the first to look at first. Nothing of it changes.

    It may know fewer prospects than the campaign has: those brought in since stand behind it.
    """

    def __init__(
        self,
        order: str,
        ids: Iterable[int],
        *,
        unread: Iterable[int] = (),
        random: Iterable[int] = (),
    ) -> None:
        self.order = order
        """The name of the order: "learned", "manual", ..."""
        self.ids: Sequence[int] = array("i", ids)
        self.unread: Sequence[int] = array("i", unread)
        """Those of `ids` among which the unread ones are, in the same order."""
        self.random: Sequence[int] = tuple(random)
        """The next prospects by lot, of all that are undecided; empty when no lots are drawn."""
        self._places = array("i", [-1]) * (max(self.ids, default=-1) + 1)
        for place, prospect in enumerate(self.ids):
            self._places[prospect] = place

    def __len__(self) -> int:
        return len(self.ids)

    def place(self, prospect: int) -> int | None:
        """Return how many stand before a prospect; None when the order does not know it."""
        place = self._places[prospect] if prospect < len(self._places) else -1
        return None if place < 0 else place

    def key(self, prospect: int) -> int:
        """Return what to sort prospects by: their place, those it does not know last."""
        place = self.place(prospect)
        return len(self.ids) if place is None else place

    def exchanged(self, one: int, other: int) -> Lineup:
        """Return the lineup with two prospects in each other's place."""
        ids = list(self.ids)
        ids[self.key(one)], ids[self.key(other)] = other, one
        return Lineup(self.order, ids, unread=self.unread)

    def fronted(self, prospect: int) -> Lineup:
        """Return the lineup with a prospect before all others."""
        others = (one for one in self.ids if one != prospect)
        return Lineup(self.order, (prospect, *others), unread=self.unread)
