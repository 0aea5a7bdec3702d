"""The strips at the bottom that ask for one key, or for one line of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input

from linktriage.text import clean_line
from linktriage.tui.astray import letter_for_nothing
from linktriage.tui.ink import Line, Run, fit
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.plain import plain
from linktriage.tui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a strip: the key that gives it, its words, and what it stands for."""

    key: str
    label: str
    value: object
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a strip asks."""

    purpose: str
    """What the answer is for; the screen that asked knows it again."""
    title: str
    choices: tuple[Choice, ...]


class ChoiceStrip(Painted, can_focus=True):
    """Asks for one key. While it has the focus no other key does anything."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.CHOOSE)

    def __init__(self) -> None:
        super().__init__()
        self._asked: Question | None = None
        self._astray = ""
        """What was typed that answers nothing: Enter behind it may be meant for a text."""

    def ask(self, question: Question) -> None:
        """Show a question and take the focus."""
        self._asked = question
        self._astray = ""
        self.border_title = plain(question.title, 200)
        self.border_subtitle = ""
        self.styles.height = self.height
        self.display = True
        self.refresh()
        # at once, not behind the next frame: else the panes that lose the focus are drawn twice
        self.screen.set_focus(self, scroll_visible=False)

    def on_key(self, event: Key) -> None:
        """Notice letters that have no key here."""
        if letter := letter_for_nothing(event, self):
            self._go_astray(letter)

    def answer(self, key: str) -> Choice | None:
        """Return the answer that a key gives; behind a letter astray only a second Enter does."""
        choices = self._asked.choices if self._asked else ()
        found = next((choice for choice in choices if choice.key == key), None)
        if found is None:
            self._go_astray(key)
        elif key == "enter" and self._astray:
            self._astray = ""
            self.border_subtitle = plain(f"Enter again: {found.label}", 60)
            return None
        return found

    def _go_astray(self, key: str) -> None:
        self._astray = key
        self.border_subtitle = plain(f"{key} is no answer", 60)

    @property
    def purpose(self) -> str:
        """What the answer is for."""
        return self._asked.purpose if self._asked else ""

    @property
    def height(self) -> int:
        """How many lines of the screen it takes, its border with it."""
        return self._rows() + 2

    def _columns(self) -> int:
        assert self._asked is not None
        widest = max(len(choice.label) for choice in self._asked.choices) + 9
        return max(1, (self.app.size.width - 4) // widest)

    def _rows(self) -> int:
        assert self._asked is not None
        return -(-len(self._asked.choices) // self._columns())

    def height_of_content(self) -> int:
        """Return the rows of answers."""
        return self._rows() if self._asked else 0

    def line(self, number: int) -> Line:
        """Return one row of answers."""
        if self._asked is None:
            return ()
        columns = self._columns()
        room = max(10, self.size.width // columns - 7)
        row = self._asked.choices[number * columns : (number + 1) * columns]
        return tuple(run for choice in row for run in _choice(choice, room))


def _choice(choice: Choice, room: int) -> Line:
    face = {"enter": "Enter"}.get(choice.key, choice.key)
    mark = "▸" if choice.suggested else " "
    ink = "strong accent" if choice.suggested else ""
    label = clean_line(choice.label, 80)
    return (Run(mark, "accent"), Run(f"{face:>1} ", "key"), Run(fit(label, room - len(face)), ink))


class Field(Input):
    """A line to type in: letters are text and nothing else. Enter is the strip's."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.save", show=False)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, compact=True, select_on_focus=False)

    def fill(self, text: str) -> None:
        """Put `text` in, as if nobody had typed it; its beginning shows until somebody types."""
        text = clean_line(text)
        if self.value != text:
            with self.prevent(Input.Changed):
                self.value = text
            self.cursor_position = len(text) if self.has_focus else 0

    def on_paste(self, event: Paste) -> None:
        """Put what is pasted in as one harmless line: what stands here is drawn as it is."""
        event.prevent_default()
        event.stop()
        self.replace(clean_line(event.text), *self.selection)

    def on_focus(self) -> None:
        """Go on behind what is there."""
        self.cursor_position = len(self.value)

    def on_blur(self) -> None:
        """Show the beginning again."""
        self.cursor_position = 0


class PromptStrip(Vertical):
    """Asks for one line of text."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.TEXT)

    @dataclass
    class Typed(Message):
        """The text changed while it was typed."""

        purpose: str
        text: str

    def __init__(self) -> None:
        super().__init__()
        self.purpose = ""
        """What the text is for; the screen that asked knows it again."""
        self.before = ""
        """What the text was when it was asked for."""

    def compose(self) -> ComposeResult:
        """Lay out the one field."""
        yield Field()

    @property
    def text(self) -> str:
        """What is typed."""
        return clean_line(self.query_one(Field).value)

    def ask(self, purpose: str, title: str, text: str = "") -> None:
        """Show the prompt with `text` in it and take the focus."""
        self.purpose, self.before = purpose, text
        self.border_title = plain(title, 200)
        self.display = True
        self.query_one(Field).fill(text)
        self.query_one(Field).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed, at once."""
        event.stop()
        self.post_message(self.Typed(self.purpose, clean_line(event.value)))
