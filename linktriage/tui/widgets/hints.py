"""The last line: the keys of what has the focus, and what just happened or is being read."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive
from textual.timer import Timer

from linktriage.text import clean_line
from linktriage.tui.ink import Line, Run, shorten, spread, width_of
from linktriage.tui.keys import Mode, hints
from linktriage.tui.widgets.painted import Painted

CALM = 1.0
"""Seconds that a word on the reading stays: pages come ten a second, and each would be painted."""


class Hints(Painted):
    """Shows keys on the left and one short sentence on the right."""

    mode: reactive[Mode] = reactive(Mode.READ, init=False)
    typing: reactive[bool] = reactive(False, init=False)
    """Letters go into a field: keys that are letters or digits do nothing else."""
    said: reactive[str] = reactive("", init=False)
    """What just happened: "rejected casinolane.example (off-topic)"."""
    reading: reactive[str] = reactive("", init=False)
    """What is read in the background: "reading 12 of 40"."""

    def __init__(self) -> None:
        super().__init__()
        self._newest = ""
        """What is to be said of the reading when the word before has stood long enough."""
        self._calm: Timer | None = None

    def follow(self, sentence: str) -> None:
        """Say how the reading goes: at once, or when the word before has stood long enough."""
        self._newest = sentence
        if self._calm is None:
            self._say_newest()

    def _say_newest(self) -> None:
        self._calm = None
        if self.reading != self._newest:
            self.reading = self._newest
            self._calm = self.set_timer(CALM, self._say_newest)

    def watch_mode(self) -> None:
        """Show the keys of another mode."""
        self.refresh()

    def watch_typing(self) -> None:
        """Leave out, or show again, the keys that are letters."""
        self.refresh()

    def watch_said(self) -> None:
        """Show what happened."""
        self.refresh()

    def watch_reading(self) -> None:
        """Show how the reading goes."""
        self.refresh()

    def line(self, number: int) -> Line:
        """Return the line. What happened takes what it needs, but for the first and the last hint.

        The reading goes on for long: it takes at most two thirds.
        """
        del number
        width = self.size.width
        shown = [one for one in hints(self.mode) if not (self.typing and _is_typed(one[0]))]
        most = width - width_of(_fitting([*shown[:1], *shown[1:][-1:]], width)) - 2
        most = most if self.said else min(most, width * 2 // 3)
        news = shorten(clean_line(self.said or self.reading), most)
        right = (Run(news, "accent"), Run(" ")) if news else ()
        room = width - width_of(right) - bool(right)  # a space keeps them apart
        return spread(_fitting(shown, room), right, width)


def _is_typed(key: str) -> bool:
    """Tell whether a key writes something: "p", "?", "1-9"; not "Tab"."""
    return len(key) == 1 or key == "1-9"


def _fitting(shown: Sequence[tuple[str, str]], room: int) -> Line:
    """Return as many hints as there is room for; the last one (help, back) always."""
    *others, last = [(Run(key, "key"), Run(f" {label}  ", "muted")) for key, label in shown]
    line: Line = (Run(" "),)
    for hint in others:
        if width_of(line) + width_of(hint) + width_of(last) > room:
            break
        line += hint
    return line + last
