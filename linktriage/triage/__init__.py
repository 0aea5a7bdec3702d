"""The verbs of linktriage, in the order in which a prospect meets them.

`Triage` is the one thing that knows all steps: lists come in, pages are read and checked, the
person decides, intents are suggested, pitches drafted, files written. Screens and commands call
it and get frozen values back.
"""

from __future__ import annotations

from linktriage.store.log import Step
from linktriage.store.queue import Counts, QueueRow, View
from linktriage.triage.decisions import Decisions
from linktriage.triage.lists import ImportReport, Lists
from linktriage.triage.progress import Progress, SessionSummary
from linktriage.triage.reporting import Reporting
from linktriage.triage.services import Services
from linktriage.triage.targets import Targets

__all__ = [
    "Counts",
    "ImportReport",
    "Progress",
    "QueueRow",
    "SessionSummary",
    "Step",
    "Triage",
    "View",
]


class Triage(Targets, Lists, Services, Reporting, Decisions):
    """One person's desk: all verbs over one campaign of one database."""
