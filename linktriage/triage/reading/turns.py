"""Lets the event loop go on while a thread checks or stores what was read."""

from __future__ import annotations

import sys

HANDOVER = 0.0005
"""Seconds after which a thread that works hands Python over to one that waits for it. The loop
waits for its turn after each packet, file and connection: at Python's own 5 ms twenty of them took
up to 100 ms, in which no reader got its next page."""


def take_short_turns() -> None:
    """Set that for this process."""
    sys.setswitchinterval(HANDOVER)
