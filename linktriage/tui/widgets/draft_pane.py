"""A draft as the one who gets it reads it, and what is wrong with it beside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import ClassVar

from textual.binding import BindingType

from linktriage.model import Pitch, Severity
from linktriage.pitching import TheirRule
from linktriage.text import clean_line, clean_text
from linktriage.tui.ink import Line, Run
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.plain import plain
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.wrapping import wrap

COLUMNS = 76
"""The width at which mail is read."""


class TextPane(Painted):
    """Lines that are wrapped from (ink, text) pieces."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: tuple[tuple[str, str], ...] = ()
        self._text_lines: list[Line] = []

    def take(self, pieces: Iterator[tuple[str, str]]) -> None:
        """Show these pieces from the top."""
        self._pieces = tuple(pieces)
        self.top = 0
        self.on_resize()

    def on_resize(self) -> None:
        """Wrap anew."""
        width = max(10, min(COLUMNS, self.size.width - 2))
        self._text_lines = [
            (Run(" "), Run(text[start:end], ink))
            for ink, text in self._pieces
            for start, end in wrap(text, width)
        ]
        self.refresh()

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return len(self._text_lines)

    def line(self, number: int) -> Line:
        """Return one line."""
        return self._text_lines[number]


class DraftPane(TextPane, can_focus=True):
    """The draft itself."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.DRAFT)

    def show(self, pitch: Pitch) -> None:
        """Show a draft."""
        edited = ", edited" if pitch.edited else ""
        self.border_subtitle = plain(f"{clean_line(pitch.template, 40)}{edited}")
        self.take(_letter(pitch))


class ProblemsPane(TextPane):
    """What the lint says of the draft."""

    def show(self, pitch: Pitch, rules: tuple[TheirRule, ...] = ()) -> None:
        """Show the problems of a draft, and what the site says of requests, quoted."""
        count = len(pitch.problems)
        self.border_title = plain(f"{count} to look at") if count else "Nothing to look at"
        self.take(chain(_rules(rules), _problems(pitch)))


def _letter(pitch: Pitch) -> Iterator[tuple[str, str]]:
    contact = pitch.contact
    to = f"{contact.name} {contact.email or contact.form_url}".strip() if contact else ""
    yield "muted", f"To: {clean_line(to, 200) or 'no contact found yet'}"
    yield "heading", clean_line(pitch.subject, 300)
    yield "", ""
    yield "", clean_text(pitch.body, 20_000)
    yield "", ""
    yield "muted", f"{len(pitch.body.split())} words"


def _rules(rules: tuple[TheirRule, ...]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        yield "warn", "their rules say"
        yield "", f"“{clean_line(rule.quote, 400)}”"
        yield "muted", f"{clean_line(rule.url, 200)}, read {rule.read_on}"
        yield "", ""


def _problems(pitch: Pitch) -> Iterator[tuple[str, str]]:
    for problem in pitch.problems:
        blocks = problem.severity is Severity.BLOCK
        yield ("fail" if blocks else "warn"), ("✗ must change" if blocks else "! look at")
        yield "", clean_line(problem.message, 300)
        if problem.quote:
            yield "muted", f"“{clean_line(problem.quote, 200)}”"
        yield "", ""
    if not pitch.problems:
        yield "muted", "The lint found nothing. Read it once aloud, then send it yourself."
