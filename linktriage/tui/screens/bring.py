"""Bringing lists in: a path or a pasted list, a look where its columns are unsure, the counts."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import replace
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.getters import query_one

from linktriage.errors import LinktriageError
from linktriage.text import clean_line
from linktriage.triage import ImportReport, Triage
from linktriage.tui import questions
from linktriage.tui.bringing import Given, Preview, given, report_lines
from linktriage.tui.importer import BroughtIn, Importing, ListRefused, ListSeen, TakenBack, Went
from linktriage.tui.ink import Run, fit
from linktriage.tui.keys import Mode
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.list_area import ListArea
from linktriage.tui.widgets.listing_panes import ColumnsPane, LinesPane, ReportPane
from linktriage.tui.widgets.strips import ChoiceStrip, PromptStrip

_MODES: Final = {
    ListArea: Mode.PASTE,
    ColumnsPane: Mode.IMPORT,
    ReportPane: Mode.IMPORTED,
    ChoiceStrip: Mode.CHOOSE,
    PromptStrip: Mode.TEXT,
}


class BringScreen(Covered[bool]):
    """Asks for lists and imports them; gives back whether the queue has changed."""

    AUTO_FOCUS = "ListArea"

    area = query_one(ListArea)
    notes = query_one("#notes", LinesPane)
    columns = query_one(ColumnsPane)
    report = query_one(ReportPane)
    choice = query_one(ChoiceStrip)
    prompt = query_one(PromptStrip)
    hints = query_one(Hints)

    def __init__(self, triage: Triage) -> None:
        super().__init__()
        self._work = Importing(triage, self.post_message)
        self._waiting: deque[Given] = deque()
        self._current: Given | None = None
        self._reports: list[ImportReport] = []
        self._changed = False

    def compose(self) -> ComposeResult:
        """Lay out the three stages, of which one is shown, the strips and the hints."""
        yield ListArea()
        yield LinesPane(id="notes")
        yield ColumnsPane()
        yield ReportPane()
        yield ChoiceStrip()
        yield PromptStrip()
        yield Hints()

    def on_mount(self) -> None:
        """Ask for the lists."""
        self.area.border_title = "Bring lists in: the path of a file, or paste a list"
        self.area.border_subtitle = "several paths: one a line"
        self._show_stage(self.area)

    def on_unmount(self) -> None:
        """Stop what runs: nothing of it is kept."""
        self._work.stop()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of what has the focus now."""
        kinds = [type(node) for node in event.widget.ancestors_with_self]
        self.hints.mode = next((_MODES[kind] for kind in kinds if kind in _MODES), Mode.PANEL)
        self.set_class(event.widget is self.area, "-editing")

    def on_resize(self) -> None:
        """Keep the cursor in sight, and write the report as wide as there is room."""
        self.columns.move_to(self.columns.cursor)
        if self._reports:
            self.report.show(report_lines(tuple(self._reports), self.size.width - 2))

    def _show_stage(self, stage: ListArea | ColumnsPane | ReportPane) -> None:
        for one in (self.area, self.columns, self.report):
            one.display = one is stage
        self.notes.display = stage is self.columns
        self.choice.display = self.prompt.display = False
        stage.focus()

    # giving

    def action_take(self) -> None:
        """Enter where lists are given: take them."""
        self._take(self.area.text)

    @on(ListArea.Pasted)
    async def take_pasted(self, event: ListArea.Pasted) -> None:
        """Take a long list at once; cleaning it takes too long for the screen to wait."""
        try:
            self._waiting.extend(await asyncio.to_thread(given, event.text))
        except LinktriageError as error:
            self._warn(str(error))
        else:
            self._next()

    def _take(self, text: str) -> None:
        try:
            self._waiting.extend(given(text))
        except LinktriageError as error:
            self._warn(str(error))
        else:
            self._next()

    def action_complete(self) -> None:
        """Type a path on."""
        self.area.complete()

    def _next(self) -> None:
        """Look at the next list; when there is none left, show what became of all."""
        if self._waiting:
            self._current = self._waiting.popleft()
            self._work.look(self._current)
        elif any(report.counts for report in self._reports):
            self._tell_reports()
        else:
            self._warn("; ".join(report.refused_file or "" for report in self._reports))
            self._reports.clear()
            self._show_stage(self.area)

    # confirming

    @on(ListSeen)
    def show_list(self, event: ListSeen) -> None:
        """Import a list whose columns are sure; show the others first."""
        seen_before = self.columns.display
        if not event.preview.questions and not seen_before:
            self._import(event.what)
            return
        if not seen_before:
            self.columns.cursor = 0
        self._current = event.what
        self._show_preview(event.what, event.preview)

    def _show_preview(self, what: Given, preview: Preview) -> None:
        width = self.size.width - 2
        questions_asked = [(Run(fit(f"? {one}", width), "warn"),) for one in preview.questions]
        about = f"It looks like: {preview.tool}. Enter imports it as it stands here."
        self.notes.styles.height = min(5, 1 + len(questions_asked))
        self.notes.show([(Run(fit(about, width), "strong"),), *questions_asked])
        self.columns.border_title = plain(what.name, 120)
        self._show_stage(self.columns)
        self.columns.show(preview)

    def action_move(self, step: int) -> None:
        """Go up or down among the columns."""
        self.columns.move_to(self.columns.cursor + step)

    def action_remap(self) -> None:
        """Ask what the column under the cursor holds."""
        if preview := self.columns.preview:
            column = self.columns.column
            self.choice.ask(questions.holds(column, preview.held.get(column, "")))

    def action_sheet(self) -> None:
        """Ask which table of the workbook or archive is read."""
        preview = self.columns.preview
        if preview and len(preview.sheets) > 1:
            self.choice.ask(questions.sheet(preview.sheets))
        else:
            self.hints.said = "it has one table"

    def action_choose(self, key: str) -> None:
        """Take the answer of the strip."""
        choice = self.choice.answer(key)
        if choice is None or self._current is None:
            return
        self._show_stage(self.columns)
        match self.choice.purpose, choice.value:
            case "holds", str(name):
                self._remap(name)
            case "holds", None:
                self.prompt.ask("field", questions.ALL_FIELDS)
            case "sheet", str(name):
                self._work.look(replace(self._current, sheet=name, mapping={}))

    def action_save(self) -> None:
        """Take the field that was typed."""
        name = self.prompt.text.casefold()
        self._show_stage(self.columns)
        if name:
            self._remap(name)

    def _remap(self, name: str) -> None:
        """Let the column under the cursor hold that field, or none."""
        preview, current = self.columns.preview, self._current
        if preview is None or current is None:
            return
        column = self.columns.column
        held = preview.held.get(column)
        said = {name: column} if name else {held: ""} if held else {}
        if said:
            self._work.look(replace(current, mapping={**_as_said(preview), **said}))

    # bringing it in

    def action_import(self) -> None:
        """Import the list as it is shown."""
        if self._current is not None:
            self._import(self._current)

    def _import(self, what: Given) -> None:
        self.columns.display = False
        self.report.border_title = plain(f"Importing {what.name}", 120)
        self.report.show([(Run("Reading the list. Esc stops, and nothing is kept."),)])
        self._show_stage(self.report)
        self._work.bring(what)

    @on(Went)
    def show_progress(self, event: Went) -> None:
        """Show how far it is."""
        if self._work.running:
            self.report.show([(Run(event.sentence, "strong"),), (Run("Esc stops."),)])

    @on(BroughtIn)
    def take_report(self, event: BroughtIn) -> None:
        """Go on with the next list."""
        self._reports.append(event.report)
        self._changed = self._changed or event.report.counts is not None
        self._next()

    @on(ListRefused)
    def take_refusal(self, event: ListRefused) -> None:
        """Say why not, where the list was given or shown; a stop ends what waits as well."""
        if event.stopped:
            self._waiting.clear()
        if self.columns.display:
            self._warn(event.sentence)
            return
        self._reports.append(ImportReport(event.name, refused_file=event.sentence))
        self._next()

    def _tell_reports(self) -> None:
        self.report.border_title = "Imported"
        self.report.border_subtitle = "u undoes it whole"
        self.report.show(report_lines(tuple(self._reports), self.size.width - 2))
        self._show_stage(self.report)

    # after

    def action_undo(self) -> None:
        """Take the imports of this screen back, whole."""
        ids = [one.counts.import_id for one in reversed(self._reports) if one.counts]
        if ids and not self._work.running:
            self._reports.clear()
            self._work.take_back(ids)

    @on(TakenBack)
    def tell_taken_back(self, event: TakenBack) -> None:
        """Say what went, and ask for lists again."""
        self.notify(event.sentence, timeout=8, markup=False)
        self._show_stage(self.area)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the report."""
        self.report.scroll_line(self.report.top + lines)

    def _warn(self, sentence: str) -> None:
        self.notify(clean_line(sentence, 400), severity="warning", timeout=8, markup=False)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(self.hints.mode))

    def action_back(self) -> None:
        """Stop what runs; else leave the strip, the list that is shown, or the screen."""
        if self._work.running:
            self._work.stop()
        elif self.choice.display or self.prompt.display:
            self._show_stage(self.columns)
        elif self.columns.display:
            self._waiting.clear()
            self._show_stage(self.area)
        else:
            self.dismiss(self._changed)


def _as_said(preview: Preview) -> dict[str, str]:
    """Return the mapping that is shown, to be kept where one column changes."""
    return {name: column for column, name in preview.held.items()}
