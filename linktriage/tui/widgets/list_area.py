"""Where a list is given: paths are typed, whole lists pasted; letters are text and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import TextArea

from linktriage.tui.bringing import clean_cells, completed
from linktriage.tui.keys import Mode, bindings

SHOWN = 20_000
"""Characters of a pasted list that are shown for changing; a longer one is taken as it is."""


class ListArea(TextArea):
    """Takes paths or a list. Enter, Tab and Esc are the screen's, everything else is text."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.PASTE)

    @dataclass
    class Pasted(Message):
        """A list was pasted that is too long to be shown."""

        text: str

    def __init__(self) -> None:
        super().__init__(soft_wrap=False, tab_behavior="focus")

    def on_key(self, event: Key) -> None:
        """Leave the screen's keys to their bindings, after all that was typed before them."""
        if event.key in {"enter", "tab", "escape"}:
            event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        """Put a pasted list in, cleaned: what stands here is drawn as it is. Hand a long one on."""
        event.prevent_default()
        event.stop()
        if len(event.text) > SHOWN:
            self.post_message(self.Pasted(event.text))
        else:
            self.insert(clean_cells(event.text))

    def complete(self) -> None:
        """Type the path of the last line on."""
        *above, last = self.text.split("\n")
        self.load_text("\n".join([*above, completed(last)]))
        self.move_cursor(self.document.end)
