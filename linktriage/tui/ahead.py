"""The prospects that come next, read from the database before they are needed."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linktriage.model import Dossier

if TYPE_CHECKING:
    from linktriage.model import Lineup

ENOUGH = 3
"""Prospects that lie ready."""


@dataclass(frozen=True, slots=True)
class Ready:
    """One prospect that lies ready."""

    dossier: Dossier
    place: int | None = None
    """How many of the view stand before it; None when that is to be asked for."""

    @property
    def id(self) -> int:
        """The prospect's id."""
        return self.dossier.prospect.id


class Ahead:
    """What lies ready, the next one first."""

    def __init__(self) -> None:
        self._ready: deque[Ready] = deque()

    @property
    def ids(self) -> frozenset[int]:
        """Return who lies ready."""
        return frozenset(one.id for one in self._ready)

    @property
    def dossiers(self) -> tuple[Dossier, ...]:
        """Return what is known of those who lie ready."""
        return tuple(one.dossier for one in self._ready)

    @property
    def last(self) -> int | None:
        """Return who lies ready behind all others."""
        return self._ready[-1].id if self._ready else None

    @property
    def is_enough(self) -> bool:
        """Tell whether no more are needed."""
        return len(self._ready) >= ENOUGH

    def lay(self, ready: Ready) -> None:
        """Lay one more ready, behind the others."""
        self._ready.append(ready)

    def take(self) -> Ready | None:
        """Take the next one away; None when none lies ready."""
        return self._ready.popleft() if self._ready else None

    def forget(self) -> None:
        """Lay nothing ready: something has changed."""
        self._ready.clear()

    def drop(self, prospect_id: int) -> None:
        """Let one prospect lie ready no more."""
        self._ready = deque(one for one in self._ready if one.id != prospect_id)

    def move_up(self, gone: int, lineup: Lineup | None) -> None:
        """Move those up that stood behind a prospect which has left the view."""
        self._ready = deque(_moved_up(one, gone, lineup) for one in self._ready)


def _moved_up(ready: Ready, gone: int, lineup: Lineup | None) -> Ready:
    before = None if lineup is None else lineup.place(gone)
    here = None if lineup is None else lineup.place(ready.id)
    if ready.place is None or before is None or here is None:
        return replace(ready, place=None)
    return replace(ready, place=ready.place - (before < here))
