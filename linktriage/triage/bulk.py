"""Acts on many prospects, given by id: all or none, undone together.

They take their time with many: call them in a thread.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from linktriage.errors import BadInput
from linktriage.model import Decision, Prospect
from linktriage.store.log import Step
from linktriage.triage import acts
from linktriage.triage.decisions import Decisions


class Bulk(Decisions):
    """The verbs of the list for what is marked."""

    def decide_many(self, ids: Sequence[int], decision: Decision) -> Step:
        """Decide on many alike."""
        return self.decide_all([self.store.dossiers.prospect(one) for one in ids], decision)

    def revisions(self, ids: Collection[int]) -> dict[int, int]:
        """Return how often each of these prospects has been changed."""
        return self.store.log.revisions(ids)

    def moved_on(self, seen: Mapping[int, int]) -> tuple[Prospect, ...]:
        """Return those that somebody else changed since they were seen with that revision."""
        return tuple(map(self.store.dossiers.prospect, self.store.log.changed_elsewhere(seen)))

    def later_many(self, ids: Sequence[int], until: datetime | None = None) -> Step:
        """Put many off: behind all others, or out of sight until a moment."""
        if not ids:
            raise BadInput("Nothing is marked.")
        prospects = [self.store.dossiers.prospect(one) for one in ids]
        self._intents = None
        return self.store.log.act_on_all([(one, acts.later(one, until)) for one in prospects])
