"""What workers and panes tell the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from linktriage.triage.workshop import news

if TYPE_CHECKING:
    from linktriage.triage import Outlook, View, Why


@dataclass
class DeskOpened(Message):
    """The database is open: from now on keys decide."""


@dataclass
class ReadingWent(Message):
    """How the background reading goes, in a few words; a newer one replaces an older one."""

    sentence: str

    def can_replace(self, message: Message) -> bool:
        """Say that only the newest of these is of interest."""
        return isinstance(message, ReadingWent)


@dataclass
class PageRead(Message):
    """A prospect was read and checked, or could not be read."""

    prospect_id: int


@dataclass
class AskedAnew(Message):
    """The checks were asked anew about a prospect: the targets or the settings had changed."""

    prospect_id: int


@dataclass
class ReadingFailed(Message):
    """The background reading ended with an error; the triage goes on without it."""

    sentence: str


def message_of(told: news.News) -> Message:
    """Return what the reading in the background tells as a message to the screen."""
    match told:
        case news.PageRead(prospect_id):
            return PageRead(prospect_id)
        case news.ReadingWent(sentence):
            return ReadingWent(sentence)
        case news.ReadingFailed(sentence):
            return ReadingFailed(sentence)


@dataclass
class Opened(Message):
    """A browser was asked to open an address, or could not be."""

    sentence: str


@dataclass
class ListsChanged(Message):
    """Lists were imported or taken back: there may be something to read."""


@dataclass
class Arranged(Message):
    """An order was worked out: the view with it, and what the rest of the queue may bring."""

    view: View
    outlook: Outlook


@dataclass
class ArrangeFailed(Message):
    """An order could not be worked out; the queue stays as it stands."""

    sentence: str


@dataclass
class WhyFound(Message):
    """Why a prospect stands where it stands."""

    why: Why
