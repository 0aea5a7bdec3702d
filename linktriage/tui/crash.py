"""What is left of a crash: one line for the person, and a file without the values at hand."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from linktriage.triage.places import crash_log


def write_crash(error: BaseException, path: Path | None = None) -> str:
    """Append the traceback of `error` to a file that only its owner reads; return one line.

    Values of variables are left out: pages, addresses and notes may stand in them.
    """
    target = path or crash_log()
    stamp = datetime.now(UTC).isoformat(timespec="seconds")
    frames = "".join(traceback.format_tb(error.__traceback__))
    report = f"{stamp} Python {sys.version.split()[0]}\n{frames}{type(error).__name__}\n\n"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(target, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(report)
    except OSError:
        return f"linktriage stopped on an error of its own ({type(error).__name__})."
    return (
        f"linktriage stopped on an error of its own ({type(error).__name__}). Every decision is "
        f"saved. What happened stands in {target}"
    )
