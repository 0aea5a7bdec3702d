"""A draft as the one who gets it reads it, and what is wrong with it beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType

from linktriage.model import Pitch, Severity
from linktriage.text import clean_line, clean_text, count_words
from linktriage.tui.ink import Line, Run, Span, cut
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.marking import spans
from linktriage.tui.plain import plain
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.wrapping import wrap

if TYPE_CHECKING:
    from linktriage.pitching import TheirRule

COLUMNS = 76
"""The width at which mail is read."""


class Piece(NamedTuple):
    """A paragraph: its ink, its text, and the marks laid over it."""

    ink: str
    text: str
    marks: tuple[Span, ...] = ()


class TextPane(Painted):
    """Lines that are wrapped from pieces."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: tuple[Piece, ...] = ()
        self._text_lines: list[Line] = []

    def take(self, pieces: Iterable[Piece]) -> None:
        """Show these pieces from the top."""
        self._pieces = tuple(pieces)
        self.top = 0
        self.on_resize()

    def on_resize(self) -> None:
        """Wrap anew."""
        width = max(10, min(COLUMNS, self.size.width - 2))
        self._text_lines = [
            (Run(" "), *cut(piece.text, start, end, piece.marks, piece.ink))
            for piece in self._pieces
            for start, end in wrap(piece.text, width)
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
        """Show a draft, the words that its problems speak of marked."""
        edited = ", edited" if pitch.edited else ""
        self.border_subtitle = plain(f"{clean_line(pitch.template, 40)}{edited}")
        self.take(_letter(pitch))


class ProblemsPane(TextPane):
    """What the lint says of the draft."""

    def show(self, pitch: Pitch, rules: tuple[TheirRule, ...] = ()) -> None:
        """Show the problems of a draft, and what the site says of requests, quoted."""
        count = len(pitch.problems)
        self.border_title = plain(f"{count} to look at") if count else "Nothing to look at"
        self.take(chain(_problems(pitch), _rules(rules)))


def _letter(pitch: Pitch) -> Iterator[Piece]:
    contact = pitch.contact
    to = f"{contact.name} {contact.email or contact.form_url}".strip() if contact else ""
    subject, body = clean_line(pitch.subject, 300), clean_text(pitch.body, 20_000)
    yield Piece("muted", f"To: {clean_line(to, 200) or 'no contact found yet'}")
    yield Piece("heading", subject, spans(subject, pitch.problems))
    yield Piece("", "")
    yield Piece("", body, spans(body, pitch.problems))
    yield Piece("", "")
    yield Piece("muted", f"{count_words(body)} words · subject {len(subject)} characters")


def _rules(rules: tuple[TheirRule, ...]) -> Iterator[Piece]:
    for rule in rules:
        yield Piece("warn", "their rules say")
        yield Piece("", f"“{clean_line(rule.quote, 400)}”")
        yield Piece("muted", f"{clean_line(rule.url, 200)}, read {rule.read_on}")
        yield Piece("", "")


def _problems(pitch: Pitch) -> Iterator[Piece]:
    """Yield the problems, the blocking ones first."""
    for problem in sorted(pitch.problems, key=lambda one: one.severity is not Severity.BLOCK):
        blocks = problem.severity is Severity.BLOCK
        yield Piece("fail" if blocks else "warn", "✗ must change" if blocks else "! look at")
        yield Piece("", clean_line(problem.message, 300))
        if problem.quote:
            yield Piece("muted", f"“{clean_line(problem.quote, 200)}”")
        yield Piece("", "")
    if not pitch.problems:
        yield Piece("muted", "The lint found nothing. Read it once aloud, then send it yourself.")
