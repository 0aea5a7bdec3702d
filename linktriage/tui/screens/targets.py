"""The target pages: what they are, whether they are ready, what is missing, what is planned."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.getters import query_one

from linktriage.errors import LinktriageError
from linktriage.intent import TARGET_QUESTIONS
from linktriage.text import clean_line
from linktriage.tui.ink import Run, fit
from linktriage.tui.keys import Mode
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.screens.target_form import TargetForm
from linktriage.tui.targeting import about, head_line, next_said
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.listing_panes import LinesPane
from linktriage.tui.widgets.strips import PromptStrip
from linktriage.tui.widgets.targets_pane import TargetsPane

if TYPE_CHECKING:
    from linktriage.model import TargetCoverage, TargetPage
    from linktriage.triage import Triage

_NONE = "No target page yet: a adds one, i brings in a list, a table or a sitemap."


class TargetsScreen(Covered[bool]):
    """Shows and changes the target pages; gives back whether anything was changed."""

    AUTO_FOCUS = "TargetsPane"

    pane = query_one(TargetsPane)
    head = query_one("#target-head", LinesPane)
    about = query_one("#target-about", LinesPane)
    prompt = query_one(PromptStrip)
    hints = query_one(Hints)

    def __init__(self, triage: Triage, *, allow_private: bool = False) -> None:
        super().__init__()
        self.triage = triage
        self._allow_private = allow_private
        self._changed = False
        self._turn = asyncio.Lock()
        """Held by the act that is done now; the others wait in line."""

    def compose(self) -> ComposeResult:
        """Lay out the table, what is known of one target, the strip and the hints."""
        yield LinesPane(id="target-head")
        yield TargetsPane()
        yield LinesPane(id="target-about")
        yield PromptStrip()
        yield Hints()

    def on_mount(self) -> None:
        """Show the targets, the first one under the cursor."""
        self.pane.border_title = plain(f"Target pages: {self.triage.campaign.name}", 120)
        self.hints.mode = Mode.TARGETS
        self._look()

    def on_resize(self) -> None:
        """Write the lines as wide as there is room."""
        self.show_one()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of what has the focus now."""
        typing = PromptStrip in map(type, event.widget.ancestors_with_self)
        self.hints.mode = Mode.TEXT if typing else Mode.TARGETS

    @work(group="target acts", exit_on_error=False)
    async def _look(self) -> None:
        """Show the targets as they are stored now."""
        async with self._turn:
            found = await asyncio.to_thread(self.triage.coverage)
            self._show(found.targets)

    def _show(self, targets: tuple[TargetCoverage, ...], url: str = "") -> None:
        """Show these targets, with the cursor at one of them or where it was."""
        self.pane.show(targets, url or self._url())
        self.show_one()

    def _url(self) -> str:
        return self.pane.target.url if self.pane.target else ""

    @on(TargetsPane.Moved)
    def show_one(self) -> None:
        """Show what is known of the target under the cursor."""
        width = max(40, self.size.width - 4)
        self.head.show([head_line(width)])
        target = self.pane.target
        if target is None:
            self.about.show([(Run(fit(_NONE, width), "muted"),)])
            return
        self.about.border_title = plain(target.url, 120)
        self.about.show(about(target, width))

    # getting around

    def action_move(self, step: int) -> None:
        """Go up or down."""
        self.pane.move_to(self.pane.cursor + step)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(Mode.TARGETS))

    def action_back(self) -> None:
        """Leave the strip, else the screen."""
        if self.prompt.display:
            self._close_prompt()
        else:
            self._leave()

    @work(group="target acts", exit_on_error=False)
    async def _leave(self) -> None:
        """Leave when all acts are done whose keys were pressed before."""
        async with self._turn:
            self.dismiss(self._changed)

    # changing

    @work(group="asking", exit_on_error=False)
    async def action_add(self) -> None:
        """Write a new target down."""
        await self._write_down(None)

    @work(group="asking", exit_on_error=False)
    async def action_edit(self) -> None:
        """Change the target under the cursor, once all is shown as it is now."""
        async with self._turn:
            before = self.pane.target
        if before is not None:
            await self._write_down(before)

    async def _write_down(self, before: TargetPage | None) -> None:
        """Ask for a target page; what cannot be kept is asked for again, as it was typed."""
        typed = before
        while made := await self.app.push_screen_wait(TargetForm(before, typed)):
            put = partial(self.triage.put_target, made, before)
            if await self._done_in_turn(put, made.url):
                return
            typed = made

    def action_remove(self) -> None:
        """Remove the target under the cursor; u brings it back."""
        if target := self.pane.target:
            self._do(lambda: self._remove(target))

    def _remove(self, target: TargetPage) -> str:
        self.triage.remove_target(target)
        return "removed; u brings it back"

    def action_answer(self, number: int) -> None:
        """Give the next answer to a question: yes, no, none."""
        target = self.pane.target
        if target is not None and number <= len(TARGET_QUESTIONS):
            self._do(lambda: self._answer(target.url, TARGET_QUESTIONS[number - 1].id))

    def _answer(self, url: str, question: str) -> None:
        """Answer as the target stands now: keys may come faster than they are written."""
        target = self.triage.target(url)
        self.triage.answer_target(target, question, next_said(target.answers.get(question)))

    def action_undo(self) -> None:
        """Take back the newest act on target pages."""
        self._do(lambda: _told(self.triage.undo_targets(), "undid"))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._do(lambda: _told(self.triage.redo_targets(), "did again"))

    @work(group="target acts", exit_on_error=False)
    async def _do(self, act: Callable[[], object], url: str = "") -> None:
        """Do an act, then show what became of it and of what waits for the pages.

        A sentence that the act gives back is said. Acts are done one after the other, in the
        order of the keys, and in a thread: the screen goes on meanwhile.
        """
        await self._done_in_turn(act, url)

    async def _done_in_turn(self, act: Callable[[], object], url: str) -> bool:
        """Do an act when it is its turn; says whether it is done, after a warning if not."""
        self._changed = True
        async with self._turn:
            try:
                said, settled, targets = await asyncio.to_thread(self._done, act)
            except LinktriageError as error:
                self._warn(str(error))
                return False
            if isinstance(said, str):
                self.hints.said = said
            self._say_settled(settled)
            self._show(targets, url)
        return True

    def _done(self, act: Callable[[], object]) -> tuple[object, str, tuple[TargetCoverage, ...]]:
        """Do an act; return what it gave back, what moved, and the targets as they are now."""
        said = act()
        settled = self.triage.settle_parked().sentence
        return said, settled, self.triage.coverage().targets

    def _say_settled(self, sentence: str) -> None:
        if sentence:
            self.notify(clean_line(sentence, 300), timeout=6, markup=False)

    # reading

    @work(group="targets", exclusive=True, exit_on_error=False)
    async def action_check(self) -> None:
        """Read the pages now and judge them; the screen goes on meanwhile."""
        try:
            await self.triage.check_targets(
                on_target=self._show_reading, allow_private=self._allow_private
            )
        except LinktriageError as error:
            self._warn(str(error))
            return
        finally:
            self.hints.reading = ""
        self._do(lambda: None)

    def _show_reading(self, url: str) -> None:
        self.hints.reading = f"reading {url}"

    def action_import(self) -> None:
        """Ask for the list to bring in."""
        self.prompt.ask("import", "A list, a table or a sitemap: a file or an address")

    def action_save(self) -> None:
        """Bring in what was named."""
        source = self.prompt.text
        self._close_prompt()
        if source:
            self._bring_in(source)

    @work(group="targets", exclusive=True, exit_on_error=False)
    async def _bring_in(self, source: str) -> None:
        self.hints.reading = f"reading {clean_line(source, 100)}"
        try:
            read = await self.triage.import_targets(source, allow_private=self._allow_private)
        except LinktriageError as error:
            self._warn(str(error))
            return
        finally:
            self.hints.reading = ""
        words = f"{len(read.added)} added, {len(read.changed)} changed, {read.known} known"
        refused = f", {len(read.refused)} refused: {read.refused[0].reason}" if read.refused else ""
        more = f", {read.left_out} left out" if read.left_out else ""
        self.notify(clean_line(words + more + refused, 300), timeout=8, markup=False)
        self._do(lambda: None, _first(read.added))

    def _close_prompt(self) -> None:
        self.prompt.display = False
        self.pane.focus()

    def _warn(self, sentence: str) -> None:
        self.notify(clean_line(sentence, 400), severity="warning", timeout=8, markup=False)


def _told(done: str | None, word: str) -> str:
    return f"{word}: {done}" if done else "nothing to do"


def _first(added: tuple[TargetPage, ...]) -> str:
    return added[0].url if added else ""
