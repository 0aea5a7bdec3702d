"""What the reading gives back, and what it asks of its surroundings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from linktriage.model import (
    Failure,
    FetchState,
    Page,
    Prospect,
    SiteReading,
    Validators,
)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one prospect."""

    prospect_id: int
    rev: int
    """The prospect's revision when it was taken from the queue."""
    state: FetchState
    page: Page | None = None
    site: SiteReading | None = None
    failure: Failure | None = None
    requests: int = 0
    """Requests that it took, robots.txt not counted."""
    validators: Validators = field(default_factory=Validators)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    done: int
    left: int
    per_second: float
    """Prospects a second, over the last half minute."""
    failures: Mapping[FetchState, int]
    """How many ended in each state that is no success."""
    seconds_left: float | None = None
    """An estimate; None while there is nothing to base it on."""
    pages: int = 0
    """Pages that were read, those beside the lead pages included."""


class Source(Protocol):
    """Where prospects come from, best first."""

    def next_unread(self, skip: Collection[int]) -> Prospect | None:
        """Return the first prospect to read that is not among `skip`, as the order is now."""
        ...


Sink = Callable[[Read], Awaitable[None] | None]
"""Takes what was read: writes it down. What it raises ends the run."""


Count = Callable[[], int]
"""How many prospects are still unread."""
