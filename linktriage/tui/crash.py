"""What is left of an error of our own: one line for the person, and a file without values."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from linktriage.triage.places import crash_log


def write_crash(error: BaseException, path: Path | None = None) -> str:
    """Keep the traceback of an error that ends the program; return one line."""
    kept = _keep(error, path or crash_log())
    saved = f" Every decision is saved.{kept}" if kept else ""
    return f"linktriage stopped on an error of its own ({type(error).__name__}).{saved}"


def write_failure(error: BaseException) -> str:
    """Keep the traceback of an error that ends one piece of work alone; return one line."""
    kept = _keep(error, crash_log())
    return f"That failed on an error of linktriage's own ({type(error).__name__}).{kept}"


def _keep(error: BaseException, target: Path) -> str:
    """Append the traceback to a file that only its owner reads; say where, or "" if it cannot be.

    Values of variables are left out: pages, addresses and notes may stand in them.
    """
    stamp = datetime.now(UTC).isoformat(timespec="seconds")
    frames = "".join(traceback.format_tb(error.__traceback__))
    report = f"{stamp} Python {sys.version.split()[0]}\n{frames}{type(error).__name__}\n\n"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(target, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(report)
    except OSError:
        return ""
    return f" What happened stands in {target}"
