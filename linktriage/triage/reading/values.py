"""What the reading gives back, and what it asks of its surroundings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
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
    hosts: frozenset[str] = frozenset()
    """The hosts that were asked."""


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
    pages_per_second: float = 0.0
    """Over the last half minute."""
    seconds: float = 0.0
    """Since the run began."""
    ends: Mapping[FetchState, int] = field(default_factory=dict)
    """How many ended in each state, successes included."""


class Source(Protocol):
    """Where prospects come from, best first. It is asked in other threads."""

    def next_unread(self, skip: Collection[int]) -> Prospect | None:
        """Return the first prospect to read that is not among `skip`, as the order is now."""
        ...


class Memory(Protocol):
    """What earlier runs know and this one should not forget. It is asked in other threads."""

    def validators(self, prospect: Prospect) -> Validators:
        """Return which version of the prospect's lead page is known; empty ones when none is."""
        ...

    def read_before(self, prospect: Prospect) -> Page | None:
        """Return the prospect's lead page as it was read before."""
        ...

    def resting(self) -> Mapping[str, datetime]:
        """Return until when the hosts that asked for it are to be left alone."""
        ...

    def rest(self, host: str, until: datetime) -> None:
        """Remember that a host asked to be left alone."""
        ...


class NoMemory:
    """Knows nothing of earlier runs and keeps nothing for later ones: a `Memory`."""

    def validators(self, _: Prospect) -> Validators:
        """Return that no version is known."""
        return Validators()

    def read_before(self, _: Prospect) -> Page | None:
        """Return no page."""
        return None

    def resting(self) -> Mapping[str, datetime]:
        """Return no host."""
        return {}

    def rest(self, host: str, until: datetime) -> None:
        """Keep nothing."""


TEMPORARY = frozenset(
    {
        FetchState.DNS,
        FetchState.REFUSED,
        FetchState.TIMEOUT,
        FetchState.CONNECTION,
        FetchState.RATE_LIMITED,
        FetchState.SERVER_ERROR,
        FetchState.CUT_SHORT,
    }
)
"""Ends that another day may cure, so that reading is worth another try."""

Sink = Callable[[Read], Awaitable[None] | None]
"""Takes what was read: writes it down. What it raises ends the run."""

Count = Callable[[], int]
"""How many prospects are still unread."""
