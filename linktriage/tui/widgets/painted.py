"""The base of everything that is drawn by the line: no layout, no widget per row."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from linktriage.tui.ink import Line, strip


class Painted(Widget):
    """A widget whose lines are runs of named inks, drawn when they are on screen.

    It scrolls by itself: `top` is the first line shown. So a new page changes neither the layout
    nor a scrollbar, and costs what its visible lines cost.
    """

    top: int = 0

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._looks: dict[tuple[str, str], Style] = {}

    def line(self, number: int) -> Line:
        """Return line `number` of the whole content."""
        del number
        return ()

    def height_of_content(self) -> int:
        """Return how many lines there are in all."""
        return 1

    def palette(self, inks: str) -> Style:
        """Return the look of `inks` (names separated by spaces) in the current theme."""
        key = (self.app.theme, inks)
        if key not in self._looks:
            self._looks[key] = self._mix(inks)
        return self._looks[key]

    def _mix(self, inks: str) -> Style:
        """Lay the inks over each other: a see-through colour shows what lies below it."""
        ground, colour, style = self.background_colors[1], self.styles.color, Style()
        for name in inks.split():
            look = self.app.get_component_styles(f"ink--{name}")
            ground = ground + look.background if look.has_rule("background") else ground
            colour = look.color if look.has_rule("color") else colour
            style += look.text_style
        over = ground + colour
        return Style(color=over.rich_color, bgcolor=ground.rich_color) + style

    def notify_style_update(self) -> None:
        """Forget the looks: the theme or the focus has changed them."""
        self._looks.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number = self.top + y
        shown = self.line(number) if number < self.height_of_content() else ()
        return strip(shown, self.size.width, self.palette)

    @property
    def last_top(self) -> int:
        """The lowest line that may stand on top."""
        return max(0, self.height_of_content() - self.size.height)

    def scroll_line(self, top: int) -> None:
        """Show the content from line `top` on, as far as it reaches."""
        top = max(0, min(top, self.last_top))
        if top != self.top:
            self.top = top
            self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """Scroll three lines, as terminals do."""
        self.scroll_line(self.top + 3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll three lines, as terminals do."""
        self.scroll_line(self.top - 3)
