"""Work behind the screen that fails: it is said, and everything else goes on."""

from __future__ import annotations

from textual.app import App
from textual.worker import Worker, WorkerState

from linktriage.errors import LinktriageError
from linktriage.tui.crash import write_failure


def tell_failure(app: App[None], event: Worker.StateChanged) -> None:
    """Say what became of work that failed."""
    error = event.worker.error
    if event.state is WorkerState.ERROR and isinstance(error, Exception):
        words = str(error) if isinstance(error, LinktriageError) else write_failure(error)
        app.notify(words, severity="warning", timeout=8, markup=False)
