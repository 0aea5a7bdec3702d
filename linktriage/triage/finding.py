"""Finding: a site by a piece of its name."""

from __future__ import annotations

from linktriage.model import QueueRow
from linktriage.triage.desk import Desk
from linktriage.urls import site_of

MATCHES = 8
"""Sites that are offered at once: more are quicker found by typing on."""


class Finding(Desk):
    """The verbs that find what the person has in mind."""

    def called(self, typed: str, most: int = MATCHES) -> tuple[QueueRow, ...]:
        """Return the prospects meant by a piece of a site's name or by an address.

        Decided or not; those that begin so come first. Their outcomes are left out.
        """
        name = typed.strip().lower()
        if "/" in name or name.startswith("www."):
            name = site_of(name) or name
        return self.store.called.like(self.campaign.id, name, most)
