"""The floor: a bare Textual app of three panes that swaps a text at each key."""

from __future__ import annotations

import argparse
import textwrap

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from benchmarks.sample import checks_of, site_of, text_of


class Rows(ScrollView):
    """A virtual list."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count, self.current = count, 0

    def on_mount(self) -> None:
        self.virtual_size = Size(30, self.count)

    def render_line(self, y: int) -> Strip:
        number = y + int(self.scroll_offset.y)
        text = site_of(number) if number < self.count else ""
        style = self.rich_style + Style(reverse=number == self.current)
        return Strip([Segment(text[: self.size.width].ljust(self.size.width), style)])


class Text(ScrollView):
    """A page of text, wrapped when it is set."""

    lines: tuple[str, ...] = ()

    def show(self, text: str) -> None:
        width = max(self.size.width - 2, 20)
        wrapped = (textwrap.wrap(line, width) or [""] for line in text.split("\n"))
        self.lines = tuple(line for lines in wrapped for line in lines)
        self.virtual_size = Size(width, len(self.lines))
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        number = y + int(self.scroll_offset.y)
        line = self.lines[number] if number < len(self.lines) else ""
        return Strip([Segment(line.ljust(self.size.width), self.rich_style)])


class Bare(App[None]):
    """Three panes and one key."""

    CSS = "Rows { width: 30; } Text { width: 1fr; } Static { width: 40; }"
    BINDINGS = [  # noqa: RUF012
        ("J", "next", "Next"),
        ("j", "scroll(1)", "Down"),
        ("space", "scroll(30)", "Page"),
        ("g", "scroll(-3000)", "Top"),
        ("q", "quit", "Quit"),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, count: int) -> None:
        super().__init__()
        self.rows, self.text = Rows(count), Text()
        self.side = Static("", markup=False)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self.rows
            yield self.text
            yield self.side

    def on_mount(self) -> None:
        self.call_after_refresh(self.display_current)

    def display_current(self) -> None:
        self.text.show(text_of(self.rows.current))
        self.side.update("\n".join(checks_of(self.rows.current)))
        self.rows.refresh()

    def action_scroll(self, lines: int) -> None:
        self.text.scroll_to(y=self.text.scroll_offset.y + lines, animate=False, force=True)

    def action_next(self) -> None:
        self.rows.current += 1
        self.display_current()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    Bare(parser.parse_args().count).run()
