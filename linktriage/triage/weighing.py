"""How rare words are, as the pages come in: counted anew now and then, the first checked again.

On an empty database all words weigh the same. So the count is taken anew each time the pages have
doubled, and those that were checked against too few pages are checked again once there are enough.
"""

from __future__ import annotations

from linktriage.terms import Idf

FIRST = 8
"""Pages after which the words are counted for the first time."""
ENOUGH = 64
"""Pages from which on weights move little: that of a word on one page in ten, by about a sixth."""


class Weights:
    """Says when words are to be counted anew, and who was checked too early."""

    def __init__(self) -> None:
        self._new = 0
        self._early: list[int] = []

    def note(self, prospect_id: int, idf: Idf) -> bool:
        """Note that a page was checked against `idf`; say whether to count the words anew."""
        self._new += 1
        if idf.documents < ENOUGH:
            self._early.append(prospect_id)
        if self._new < max(idf.documents, FIRST):
            return False
        self._new = 0
        return True

    def take_early(self, idf: Idf) -> int | None:
        """Return one that was checked too early, now that `idf` knows enough; None without."""
        return self._early.pop() if self._early and idf.documents >= ENOUGH else None

    def take_all_early(self) -> list[int]:
        """Return all that were checked too early: nothing more is coming."""
        early, self._early = self._early, []
        return early
