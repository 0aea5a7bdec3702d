"""The verbs of linktriage, in the order in which a prospect meets them.

`Triage` is the one thing that knows all steps: lists come in, pages are read and checked, the
person decides, intents are suggested, pitches drafted, files written. Screens and commands call
it and get frozen values back. All is loaded at its first use: the steps and the store take longer
to load than a screen takes to be shown, the words themselves as long as `--help`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linktriage.lazily import lazily

if TYPE_CHECKING:
    from linktriage.model import Counts, QueueRow, View
    from linktriage.store.contacted import Happened
    from linktriage.store.log import Step
    from linktriage.triage.lists import ImportReport
    from linktriage.triage.outlook import Outlook
    from linktriage.triage.progress import Progress
    from linktriage.triage.reasons import Why
    from linktriage.triage.session import SessionSummary
    from linktriage.triage.verbs import Triage

__all__ = [
    "Counts",
    "Happened",
    "ImportReport",
    "Outlook",
    "Progress",
    "QueueRow",
    "SessionSummary",
    "Step",
    "Triage",
    "View",
    "Why",
]

__getattr__ = lazily(
    __name__,
    {
        "Counts": "linktriage.model",
        "Happened": "linktriage.store.contacted",
        "ImportReport": ".lists",
        "Outlook": ".outlook",
        "Progress": ".progress",
        "QueueRow": "linktriage.model",
        "SessionSummary": ".session",
        "Step": "linktriage.store.log",
        "Triage": ".verbs",
        "View": "linktriage.model",
        "Why": ".reasons",
    },
)
