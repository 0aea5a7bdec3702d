"""How a run goes, in one line, and how it went, in a few."""

from __future__ import annotations

from collections.abc import Mapping

from linktriage.model import FetchState
from linktriage.triage.reading.values import Progress


def line(progress: Progress) -> str:
    """Return sites done and left, pages a second, the time left and the failures by kind.

    What matters most stands first: a screen cuts the line where its room ends.
    """
    failures = _counted(progress.failures)
    parts = (
        f"{progress.done:,} read, {progress.left:,} left",
        f"{progress.pages_per_second:.1f} pages/s",
        f"about {_duration(progress.seconds_left)}" if progress.seconds_left else "",
        f"failed: {failures}" if failures else "",
    )
    return " | ".join(filter(None, parts))


def summary(progress: Progress) -> str:
    """Return what became of the sites of a run, state by state, the most frequent first."""
    first = (
        f"{progress.done:,} read, {progress.left:,} left; "
        f"{progress.pages:,} pages in {_duration(progress.seconds)}"
    )
    return "\n".join(filter(None, (first, _counted(progress.ends))))


def _counted(states: Mapping[FetchState, int]) -> str:
    most_first = sorted(states.items(), key=lambda one: -one[1])
    return ", ".join(f"{number:,} {state.value}" for state, number in most_first)


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
