"""The screens: the face a person sits at. Only this package knows Textual."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linktriage.triage import SessionSummary, Triage
    from linktriage.triage.arrival import Arrival
    from linktriage.triage.looks import Look

HANDOVER = 0.0005
"""Seconds after which a thread that works hands Python over to one that waits for it. A key waits
about ten times for its turn, at each statement of the database and at what is written to the
terminal: at Python's own 5 ms that alone is 50 ms while an order is taken in or worked out."""


def run(
    triage: Triage | Arrival,
    *,
    reading: bool = True,
    allow_private: bool = False,
    demo: bool = False,
    look: Look | None = None,
) -> SessionSummary:
    """Open the triage screen and return what was done in it once it is left.

    A desk on its way is opened behind the first frame; raises what opening it raises, once the
    screen is left. `reading` reads unread prospects in the background: in another process, which
    works orders out too, and ends with the screen. `allow_private` lets it contact addresses of
    the local network; `demo` says on the screen that nothing is kept; `look` is the theme, else it
    is the one chosen last.
    """
    from linktriage.tui.app import TriageApp
    from linktriage.tui.terminal import is_gone, let_go

    app = TriageApp(triage, reading=reading, allow_private=allow_private, demo=demo, look=look)
    sys.setswitchinterval(HANDOVER)
    with closing(app.work_apart()):
        app.run()
    if is_gone():
        let_go()
    return app.desk().session_summary()
