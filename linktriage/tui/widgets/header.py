"""The first line: campaign, position, yield and pace, and what is being read meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.reactive import reactive

from linktriage.text import clean_line
from linktriage.tui.ink import Line, Run, spread, width_of
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.words import pace

if TYPE_CHECKING:
    from linktriage.triage import Outlook
    from linktriage.triage.progress import Progress


@dataclass(frozen=True, slots=True)
class Standing:
    """What the header says."""

    campaign: str
    progress: Progress
    place: int | None = None
    """How many prospects of the queue stand before this one."""
    left: int = 0
    filtered: str = ""
    """What the queue is filtered by; empty when it is not."""
    order: str = "added"
    frozen: bool = False
    by_lot: bool = False
    """Whether the prospect shown is a random card."""
    outlook: Outlook | None = None

    @property
    def queue(self) -> str:
        """What stands above the queue: "Queue ─ learned, frozen"."""
        return f"Queue ─ {self.order}" + (", frozen" if self.frozen else "")


class Header(Painted):
    """Shows the standing."""

    standing: reactive[Standing | None] = reactive(None, init=False)

    def watch_standing(self) -> None:
        """Show the new standing."""
        self.refresh()

    def line(self, number: int) -> Line:
        """Return the line: as much as there is room for, position and yield first."""
        del number
        if self.standing is None:
            return (Run(" linktriage", "strong"),)
        name = (Run(" linktriage ", "accent"), Run(f" {clean_line(self.standing.campaign, 30)}"))
        for left in (name, name[:1], ()):
            for parts in (*_wide(self.standing), *_tight(self.standing)):
                right = _joined(parts)
                if width_of(left) + width_of(right) + 2 < self.size.width:
                    return spread(left, right, self.size.width)
        return (Run(" "), *_joined(parts[:2]))


def _joined(parts: list[Line]) -> Line:
    return tuple(run for part in parts if part for run in (*part, Run("   ")))


def _wide(standing: Standing) -> Iterator[list[Line]]:
    """Yield what there is to say in words: all of it, then without the pace and the last yield."""
    progress = standing.progress
    parts = [
        _lot(standing),
        _filter(standing),
        _position(standing, "queue "),
        (Run(f"{progress.accepted}", "pass"), Run(" accepted")),
        (Run(f"{progress.rejected}", "fail"), Run(" rejected")),
        (Run(f"{progress.later} later"),),
    ]
    told = (Run(pace(progress.pace_seconds), "muted"),) if progress.pace_seconds else ()
    for more in ((told, _ahead(standing), _recent(standing)), (told, _ahead(standing))):
        yield [*parts, *more]
    yield [*parts, _ahead(standing)]


def _tight(standing: Standing) -> Iterator[list[Line]]:
    """Yield what there is to say in signs: all of it, then then without the forecast."""
    progress = standing.progress
    yields = (
        Run(f"{progress.accepted}✓ ", "pass"),
        Run(f"{progress.rejected}✗ ", "fail"),
        Run(f"{progress.later} later"),
    )
    parts = [_position(standing, "#"), yields, _lot(standing), _filter(standing)]
    yield [*parts, _ahead(standing)]
    yield parts


def _position(standing: Standing, before: str) -> Line:
    if standing.place is None:
        return (Run(f"{standing.left:,} to decide", "strong"),)
    return (Run(before), Run(f"{standing.place + 1:,}", "strong"), Run(f" of {standing.left:,}"))


def _filter(standing: Standing) -> Line:
    shown = clean_line(standing.filtered, 24)
    return (Run("filter ", "muted"), Run(shown, "accent")) if shown else ()


def _lot(standing: Standing) -> Line:
    return (Run("random card", "accent"),) if standing.by_lot else ()


def _ahead(standing: Standing) -> Line:
    outlook = standing.outlook
    return (Run(str(outlook.forecast)),) if outlook and outlook.forecast else ()


def _recent(standing: Standing) -> Line:
    progress = standing.progress
    if not progress.recent_of:
        return ()
    return (Run(f"last {progress.recent_of}: {progress.recent_accepts} accepted", "muted"),)
