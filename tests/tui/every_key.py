"""What each key of each mode changes: the table that `test_every_key` presses its way through.

A row says where the key is pressed from (keys, and a file or a draft that must be there), and what
of the screen or the database is another one afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.widget import Widget
from textual.widgets import TextArea

from linktriage.intent import TARGET_QUESTIONS
from linktriage.tui.keys import Mode
from linktriage.tui.screens.draft import DraftScreen
from linktriage.tui.screens.jump import MatchesPane
from linktriage.tui.screens.list import ListScreen
from linktriage.tui.widgets.accept_strip import AcceptStrip
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.list_area import ListArea
from linktriage.tui.widgets.listing_panes import ColumnsPane
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.widgets.rows_pane import RowsPane
from linktriage.tui.widgets.strips import ChoiceStrip, PromptStrip
from tests.tui.seat import Seat

Seen = Callable[[Seat], object]


@dataclass(frozen=True)
class Row:
    """One key."""

    sees: Seen
    """What is another one afterwards."""
    before: tuple[str, ...] = ()
    """Keys pressed first, from where its mode begins."""
    drafted: bool = False
    """Whether the first prospect must be accepted before, and have a draft."""
    stays: bool = False
    """Whether the key is meant to do nothing here: there is no such number."""


# what is looked at


def screen(seat: Seat) -> object:
    """Which screen is on top."""
    return type(seat.app.screen).__name__


def strip(seat: Seat) -> object:
    """Which strip is open, and what it asks."""
    on = seat.app.screen
    kinds = (ChoiceStrip, PromptStrip, AcceptStrip)
    shown: list[Widget] = [one for kind in kinds for one in on.query(kind) if one.display]
    return [(type(one).__name__, getattr(one, "purpose", "")) for one in shown]


def focus(seat: Seat) -> object:
    """Which widget has the focus."""
    return seat.app.focused


def top(seat: Seat) -> object:
    """Which line stands on top of the pane that scrolls."""
    panes = [one for one in seat.app.screen.query(Painted) if one.height_of_content() > 1]
    return [one.top for one in panes]


def cursor(seat: Seat) -> object:
    """Which row the cursor is at."""
    return seat.app.screen.query_one(RowsPane).cursor


def said(seat: Seat) -> object:
    """What the last line says."""
    return seat.app.screen.query_one(Hints).said


def told(seat: Seat) -> object:
    """What a notice says."""
    return seat.notices()


def copied(seat: Seat) -> object:
    """What was copied."""
    return seat.app.clipboard


def counts(seat: Seat) -> object:
    """How many prospects stand where, in the database."""
    return seat.triage.counts()


def prospect(seat: Seat) -> object:
    """The first prospect, in the database."""
    return seat.stored("quayside").prospect


def draft(seat: Seat) -> object:
    """The text that is kept, in the database."""
    kept = seat.stored("quayside").pitch
    return kept and (kept.template, kept.subject, kept.body)


def here(seat: Seat) -> object:
    """Who is in front of the person."""
    return seat.here


def form(seat: Seat) -> object:
    """What the accept strip holds."""
    return seat.desk.accept_strip.form


def targets(seat: Seat) -> object:
    """The target pages, in the database."""
    return seat.triage.targets()


def written(seat: Seat) -> object:
    """What stands where lists are given."""
    return seat.app.screen.query_one(ListArea).text


def column(seat: Seat) -> object:
    """Which column of a list the cursor is at."""
    return seat.app.screen.query_one(ColumnsPane).cursor


def matched(seat: Seat) -> object:
    """Which of the sites that match is chosen."""
    return seat.app.screen.query_one(MatchesPane).cursor


def rows(seat: Seat) -> object:
    """The rows of the list, in their order."""
    on = seat.app.screen
    return seat.triage.prospects(on.view) if isinstance(on, ListScreen) else None


def marked(seat: Seat) -> object:
    """Which rows are marked."""
    on = seat.app.screen
    return set(on.pane.marked) if isinstance(on, ListScreen) else None


def editing(seat: Seat) -> object:
    """Whether the draft is edited in place."""
    return isinstance(seat.app.screen, DraftScreen) and seat.app.screen.query_one(TextArea).display


def everything(seat: Seat) -> object:
    """Whether checks beside the point are shown."""
    return seat.desk.everything


def selected(seat: Seat) -> object:
    """Which finding's evidence is shown."""
    return seat.desk.selected


def frozen(seat: Seat) -> object:
    """Whether the order is held still."""
    return seat.desk.sitting.frozen


def is_over(seat: Seat) -> object:
    """Whether the program has ended."""
    return seat.app._exit


def whole(seat: Seat) -> object:
    """All that is on the screen."""
    return seat.screen()


# the table, mode by mode; for the nine digits one row stands

SEARCHED = ("slash", "F", "e", "e", "enter")
ACCEPTED = ("a", "enter", "enter")

READ = {
    "accept": Row(strip),
    "reject": Row(strip),
    "reject_now": Row(counts),
    "later": Row(strip),
    "repeat": Row(counts, ("X",)),
    "undo": Row(counts, ("X",)),
    "redo": Row(counts, ("X", "u")),
    "suppress": Row(strip),
    "line_down": Row(top),
    "line_up": Row(top, ("j",)),
    "page_down": Row(top),
    "page_up": Row(top, ("space",)),
    "top": Row(top, ("G",)),
    "bottom": Row(top),
    "place": Row(said),
    "place_back": Row(said),
    "evidence": Row(selected),
    "evidence_back": Row(selected),
    "links": Row(screen),
    "search": Row(strip),
    "hit_next": Row(said, SEARCHED),
    "hit_back": Row(said, SEARCHED),
    "answer": Row(prospect),
    "answer_this": Row(prospect, ("e",)),
    "all_checks": Row(everything),
    "star": Row(prospect),
    "note": Row(strip),
    "approach": Row(strip),
    "lead": Row(prospect),
    "again": Row(said),
    "why": Row(screen),
    "draft": Row(told),
    "import": Row(screen),
    "past": Row(screen),
    "open": Row(told),
    "copy": Row(strip),
    "jump": Row(screen),
    "saved": Row(screen),
    "seen": Row(here, ("J",)),
    "next": Row(here),
    "previous": Row(here, ("J",)),
    "list": Row(screen),
    "filter": Row(strip),
    "order": Row(strip),
    "freeze": Row(frozen),
    "coverage": Row(screen),
    "targets": Row(screen),
    "palette": Row(screen),
    "help": Row(screen),
    "clear": Row(selected, ("e",)),
    "quit": Row(is_over),
}
ACCEPT = {
    "save": Row(counts),
    "target": Row(form),
    "place": Row(form),
    "rel": Row(form),
    "zone": Row(form),
    "helps": Row(form),
    "anchor": Row(form),
    "signal": Row(form),
    "field": Row(focus),
    "field_back": Row(focus),
    "down": Row(top),
    "up": Row(top, ("down",)),
    "back": Row(strip),
}
CHOOSE = {
    "digit": Row(counts, ("x",)),
    "enter": Row(counts, ("x",)),
    "address": Row(copied, ("y",)),
    "site": Row(copied, ("y",)),
    "anchor": Row(copied, ("y",), drafted=True),
    "pitch": Row(copied, ("y",), drafted=True),
    "back": Row(strip, ("x",)),
}
TEXT = {"save": Row(prospect, ("c", "h")), "back": Row(strip, ("c",))}
MOVES = {
    "down": Row(cursor),
    "up": Row(cursor, ("j",)),
    "page_down": Row(cursor),
    "page_up": Row(cursor, ("G",)),
    "top": Row(cursor, ("G",)),
    "bottom": Row(cursor),
}
"""The way through rows of any kind."""
LIST = {
    **MOVES,
    "open": Row(screen),
    "mark": Row(marked),
    "range": Row(marked, ("space", "G")),
    "unmark": Row(marked, ("space",)),
    "accept": Row(strip),
    "reject": Row(strip),
    "later": Row(strip),
    "requeue": Row(strip, ("X", "1", "j", "space")),
    "status": Row(strip),
    "filter": Row(strip),
    "saved": Row(screen),
    "order": Row(strip),
    "reverse": Row(rows),
    "raise": Row(rows, ("j",)),
    "lower": Row(rows),
    "jump": Row(screen),
    "front": Row(rows, ("G",)),
    "undo": Row(counts, ("X", "1")),
    "redo": Row(counts, ("X", "1", "u")),
    "help": Row(screen),
    "back": Row(screen),
}
LINKS = {
    **MOVES,
    "open": Row(told),
    "own": Row(whole),
    "copy": Row(copied),
    "help": Row(screen),
    "back": Row(screen),
}
DRAFT = {
    "down": Row(top),
    "up": Row(top, ("j",)),
    "edit": Row(editing),
    "editor": Row(draft),
    "variant": Row(draft),
    "template": Row(draft),
    "contact": Row(strip),
    "rules": Row(told),
    "overrule": Row(said),
    "copy": Row(said),
    "mail": Row(told),
    "outcome": Row(strip),
    "versions": Row(strip),
    "past": Row(screen),
    "help": Row(screen),
    "back": Row(screen),
}
PASTE = {
    "take": Row(whole, tuple("q.example/")),
    "complete": Row(written, tuple("list")),
    "back": Row(screen),
}
IMPORT = {
    "go": Row(counts),
    "down": Row(column),
    "up": Row(column, ("j",)),
    "column": Row(strip),
    "sheet": Row(strip),
    "help": Row(screen),
    "back": Row(focus),
}
IMPORTED = {
    "down": Row(top),
    "up": Row(top, ("j",)),
    "undo": Row(told),
    "help": Row(screen),
    "back": Row(screen),
}
EDIT = {"keep": Row(editing)}
MAP = {
    "down": Row(top),
    "up": Row(top, ("j",)),
    "page_down": Row(top),
    "page_up": Row(top, ("space",)),
    "help": Row(screen),
    "back": Row(screen),
}
TARGETS = {
    "down": Row(cursor),
    "up": Row(cursor, ("j",)),
    "check": Row(targets),
    "add": Row(screen),
    "edit": Row(screen),
    "import": Row(strip),
    "answer": Row(targets),
    "remove": Row(targets),
    "undo": Row(targets, ("x",)),
    "redo": Row(targets, ("x", "u")),
    "help": Row(screen),
    "back": Row(screen),
}
FORM = {"save": Row(told), "field": Row(focus), "field_back": Row(focus), "back": Row(screen)}
JUMP = {
    "go": Row(here, ("backspace", *"dock")),
    "down": Row(matched),
    "up": Row(matched, ("down",)),
    "back": Row(screen),
}
SAVED = {
    "take": Row(screen),
    "down": Row(cursor),
    "up": Row(cursor, ("j",)),
    "save": Row(strip),
    "remove": Row(whole),
    "undo": Row(whole, ("x",)),
    "help": Row(screen),
    "back": Row(screen),
}
PANEL = {"close": Row(screen)}

TABLE: dict[Mode, dict[str, Row]] = {
    Mode.READ: READ,
    Mode.ACCEPT: ACCEPT,
    Mode.CHOOSE: CHOOSE,
    Mode.TEXT: TEXT,
    Mode.LIST: LIST,
    Mode.LINKS: LINKS,
    Mode.DRAFT: DRAFT,
    Mode.PASTE: PASTE,
    Mode.IMPORT: IMPORT,
    Mode.IMPORTED: IMPORTED,
    Mode.MAP: MAP,
    Mode.TARGETS: TARGETS,
    Mode.FORM: FORM,
    Mode.EDIT: EDIT,
    Mode.JUMP: JUMP,
    Mode.SAVED: SAVED,
    Mode.PANEL: PANEL,
}


def row_of(ident: str) -> Row | None:
    """Return the row of a key; None when the table has none."""
    name, key, *digit = ident.split(".")
    row = TABLE[Mode[name.upper()]].get(key)
    if row and ident == "accept.target.1":
        return Row(row.sees, ("2",))
    if row and name == "targets" and digit and int(digit[0]) > len(TARGET_QUESTIONS):
        return Row(row.sees, stays=True)
    return row
