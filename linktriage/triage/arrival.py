"""Arriving at the desk: what stands in front of the person is shown while the desk is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from linktriage.store.glance import Glance, glance
from linktriage.triage.current import current

if TYPE_CHECKING:
    from linktriage.triage.verbs import Triage
    from linktriage.triage.workshop import Workshop


class Arrival:
    """A desk that is opened when it is needed, by whichever thread asks for it first."""

    def __init__(self, open_desk: Callable[[], Triage], first: Glance | None = None) -> None:
        self._open_desk = open_desk
        self._lock = Lock()
        self._desk: Triage | None = None
        self._workshop: Workshop | None = None
        self.first = first
        """What the session begins with; None when only the open desk can tell."""

    @property
    def is_open(self) -> bool:
        """Tell whether `desk` answers at once."""
        return self._desk is not None

    def desk(self) -> Triage:
        """Return the open desk; waits while it is opened. Raises as `Triage` does."""
        with self._lock:
            if self._desk is None:
                self._desk = self._open_desk()
                self._desk.workshop = self._workshop
            return self._desk

    def work_in(self, workshop: Workshop) -> None:
        """Let the desk have its work done there, from the moment it is open."""
        self._workshop = workshop
        if self._desk is not None:
            self._desk.workshop = workshop

    def close(self) -> None:
        """Close the desk, if it was ever opened."""
        if self._desk is not None:
            self._desk.close()


def arrive(path: Path, campaign: str | None = None) -> Arrival:
    """Return the way to a campaign of a database; raises nothing, whatever the file holds."""

    def open_desk() -> Triage:
        from linktriage.triage.verbs import Triage

        return Triage(path, campaign)

    first = glance(path, campaign)
    if first:
        first = replace(first, dossier=current(first.dossier, first.policy))
    return Arrival(open_desk, first)


def arrived(desk: Triage) -> Arrival:
    """Return the arrival at a desk that is open already."""
    arrival = Arrival(lambda: desk)
    arrival.desk()
    return arrival
