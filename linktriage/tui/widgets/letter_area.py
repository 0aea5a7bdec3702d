"""The editor of a draft: what the lint finds is marked in it while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.events import Paste
from textual.widgets import TextArea

from linktriage.text import clean_text
from linktriage.tui.ink import Span
from linktriage.tui.keys import Mode, bindings


class LetterArea(TextArea):
    """A TextArea with marks on words."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.EDIT)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"ink--blocked", "ink--evidence"}

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, tab_behavior="focus")
        self._marks: dict[int, list[Span]] = {}

    def take(self, text: str) -> None:
        """Show a text for changing, cleaned: what stands here is drawn as it is."""
        self.load_text(clean_text(text))

    def on_paste(self, event: Paste) -> None:
        """Put what is pasted in, cleaned."""
        event.prevent_default()
        event.stop()
        self.replace(clean_text(event.text), *self.selection, maintain_selection_offset=False)

    def mark(self, marks: Sequence[Span]) -> None:
        """Mark these characters of the text, and nothing else."""
        before, self._marks = self._marks, _by_line(self.text, marks)
        if before != self._marks:
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return a line with its marks."""
        line = super().get_line(line_index)
        for mark in self._marks.get(line_index, ()):
            line.stylize(self.get_component_rich_style(f"ink--{mark.ink}"), mark.start, mark.end)
        return line


def _by_line(text: str, marks: Sequence[Span]) -> dict[int, list[Span]]:
    """Return the marks by the number of their line, counted from its first character."""
    found: dict[int, list[Span]] = {}
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        for mark in marks:
            if mark.start < end and mark.end > start:
                inside = Span(max(mark.start - start, 0), min(mark.end, end) - start, mark.ink)
                found.setdefault(number, []).append(inside)
        start = end + 1
    return found
