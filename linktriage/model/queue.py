"""The queue as it is looked at: which prospects, in what order, and how many stand where."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from linktriage.model.intake import Approach
from linktriage.model.judgement import Outcome, Status
from linktriage.model.lineup import Lineup
from linktriage.model.web import FetchState


@dataclass(frozen=True, slots=True)
class View:
    """Which prospects are looked at, and in what order."""

    statuses: tuple[Status, ...] = (Status.QUEUED,)
    text: str = ""
    """Only those that match this typed filter (`linktriage.queries`); its statuses go first."""
    order: str = "added"
    """"added", "site", or the name of an order that is worked out in memory."""
    backwards: bool = False
    """Whether that order is the other way round."""
    lineup: Lineup | None = field(default=None, compare=False, repr=False)
    """That order; without it the prospects stand as they were added."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue."""

    id: int
    site: str
    title: str
    status: Status
    approach: Approach
    starred: bool
    fetch_state: FetchState | None
    later_until: datetime | None
    outcomes: dict[Outcome, int] = field(default_factory=dict)
    """How many checks came out how."""
    set_aside: str = ""
    """Why it stands beside the queue; empty when it does not."""
    rev: int = 0
    """How often the prospect had been changed."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many prospects stand where. `later` and `unread` are part of `queued`."""

    queued: int = 0
    later: int = 0
    accepted: int = 0
    rejected: int = 0
    parked: int = 0
    set_aside: int = 0
    suppressed: int = 0
    unread: int = 0
    unreachable: int = 0

    @property
    def total(self) -> int:
        """All that belong to the triage: decided or still to decide."""
        return self.queued + self.accepted + self.rejected + self.parked


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A typed filter that is kept under a name."""

    name: str
    query: str
