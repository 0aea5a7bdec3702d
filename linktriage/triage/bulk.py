"""Acts on many prospects, given by id: all or none, undone together.

They take their time with many: call them in a thread.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from linktriage.errors import BadInput
from linktriage.model import Decision, Prospect, Status
from linktriage.store.log import Step
from linktriage.triage import acts
from linktriage.triage.decisions import Decisions


class Bulk(Decisions):
    """The verbs of the list for what is marked."""

    def decide_many(self, ids: Sequence[int], decision: Decision) -> Step:
        """Decide on many alike."""
        return self.decide_all([self.store.dossiers.prospect(one) for one in ids], decision)

    def moved_on(self, seen: Mapping[int, Collection[Status]]) -> tuple[Prospect, ...]:
        """Return those, of prospects and the statuses they were seen in, that have another one now.

        Somebody else decided on them since they were looked at.
        """
        found = map(self.store.dossiers.prospect, seen)
        return tuple(one for one in found if one.status not in seen[one.id])

    def later_many(self, ids: Sequence[int], until: datetime | None = None) -> Step:
        """Put many off: behind all others, or out of sight until a moment."""
        if not ids:
            raise BadInput("Nothing is marked.")
        prospects = [self.store.dossiers.prospect(one) for one in ids]
        self._intents = None
        return self.store.log.act_on_all([(one, acts.later(one, until)) for one in prospects])
