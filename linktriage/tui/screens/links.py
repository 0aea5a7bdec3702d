"""The links of a page as a list: anchor, site, rel, placement; any of them can be opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from linktriage.model import Finding, OutboundLink, Page
from linktriage.text import clean_line
from linktriage.tui.blocks import telling
from linktriage.tui.ink import Line, Run, fit
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.messages import Opened
from linktriage.tui.opening import open_url
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.rows_pane import RowsPane


class LinksPane(RowsPane):
    """One link a row."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.LINKS)

    def __init__(self) -> None:
        super().__init__()
        self.links: tuple[OutboundLink, ...] = ()
        self.times: Mapping[OutboundLink, int] = {}
        """How often each of them stands on the page."""

    def row(self, number: int, *, current: bool) -> Line:
        """Return anchor, site, rel and placement of a link."""
        del current
        link = self.links[number]
        wide = max(20, self.size.width - 46)
        rel = " ".join(clean_line(one, 12) for one in telling(link)) or "followed"
        times = self.times.get(link, 1)
        often = f"×{times} " if times > 1 else ""
        return (
            Run(fit(clean_line(link.anchor, 200) or "(no words)", wide // 2), "link"),
            Run(" "),
            Run(fit(clean_line(link.site, 100), wide - wide // 2), "site"),
            Run(" "),
            Run(fit(f"{often}{rel}", 22), "" if link.followed else "muted"),
            Run(" "),
            Run(fit(str(link.placement), 18), "muted"),
        )


class LinksScreen(Covered[None]):
    """Lists links to other sites first; the site's own ones come on demand."""

    pane = query_one(LinksPane)

    def __init__(self, page: Page, finding: Finding | None = None) -> None:
        super().__init__()
        self._page = page
        self._spoken_of = (
            frozenset(one.url for one in finding.evidence if one.url) if finding else ()
        )
        self._with_own = False

    def compose(self) -> ComposeResult:
        """Lay out the list, the address of the current link and the hints."""
        yield LinksPane()
        yield Hints()

    def on_mount(self) -> None:
        """Show the links."""
        self.query_one(Hints).mode = Mode.LINKS
        self._fill()
        self.pane.focus()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.pane.move_to(self.pane.cursor)

    def _fill(self) -> None:
        chosen = [link for link in self._page.links if self._with_own or not link.internal]
        chosen.sort(key=lambda link: link.url not in self._spoken_of)
        self.pane.times = Counter(map(_alike, chosen))
        self.pane.links = tuple(self.pane.times)
        self.pane.fill(len(self.pane.links))
        unlike = f" ({len(self.pane.links)} unlike)" if len(self.pane.links) < len(chosen) else ""
        self.pane.border_title = plain(f"{len(chosen)} links{unlike} of {self._page.url}", 160)
        self._say_address()

    def _say_address(self) -> None:
        link = self._current()
        self.pane.border_subtitle = plain(link.url, 200) if link else ""

    def _current(self) -> OutboundLink | None:
        return self.pane.links[self.pane.cursor] if self.pane.links else None

    def action_move(self, step: int) -> None:
        """Go up or down."""
        self.pane.move_to(self.pane.cursor + step)
        self._say_address()

    def action_page(self, step: int) -> None:
        """Go a page up or down."""
        self.action_move(step * max(1, self.pane.size.height - 1))

    def action_top(self) -> None:
        """Go to the first link."""
        self.action_move(-len(self.pane.links))

    def action_bottom(self) -> None:
        """Go to the last link."""
        self.action_move(len(self.pane.links))

    def action_internal(self) -> None:
        """Show or hide the links within the site."""
        self._with_own = not self._with_own
        self._fill()

    def action_open(self) -> None:
        """Open the link in a browser."""
        if link := self._current():
            self.notify(f"Opening {clean_line(link.url, 300)}", markup=False)
            self._open(link.url)

    @work(thread=True, group="browser", exit_on_error=False)
    def _open(self, url: str) -> None:
        # the list may be left meanwhile: the app hears of it
        self.app.post_message(Opened(open_url(url)))

    def action_copy(self) -> None:
        """Copy the address."""
        if link := self._current():
            self.app.copy_to_clipboard(clean_line(link.url))
            self.query_one(Hints).said = "copied the address"

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(Mode.LINKS))

    def action_back(self) -> None:
        """Back to the page."""
        self.dismiss()


def _alike(link: OutboundLink) -> OutboundLink:
    """Return a link without where it stands in the text: a page may repeat it."""
    return replace(link, in_text=False, paragraph=None, start=None)
