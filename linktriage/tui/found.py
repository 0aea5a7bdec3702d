"""What a view of the queue begins with, looked up by going through the queue once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linktriage.triage import View

if TYPE_CHECKING:
    from linktriage.model import Dossier, QueueRow
    from linktriage.triage import Triage


@dataclass(frozen=True, slots=True)
class Front:
    """The first rows of a view, and how many there are in all."""

    view: View
    size: int
    rows: Sequence[QueueRow]
    changes: int
    """How often the database had been written to: from the next time on this may be out of date."""


@dataclass(frozen=True, slots=True)
class Found:
    """A view as it was looked up: its first prospect, where that stands, and what is in front."""

    front: Front
    first: Dossier | None
    place: int | None


def front_of(triage: Triage, view: View, most: int) -> Front:
    """Look up the front of a view, `most` rows at most, and at least one."""
    changes = triage.store.changes
    size, rows = triage.front(view, max(1, most))
    return Front(view, size, rows, changes)


def found_in(triage: Triage, front: Front) -> Found:
    """Return the first prospect of a view that waits for no later day.

    It stands among the first rows unless all of these wait: only then it is looked for behind them.
    """
    now = triage.now()
    for place, row in enumerate(front.rows):
        if row.later_until is None or row.later_until <= now:
            return Found(front, triage.dossier(row.id), place)
    first = triage.next(front.view) if front.size > len(front.rows) else None
    return Found(front, first, triage.place(front.view, first.prospect.id) if first else None)
