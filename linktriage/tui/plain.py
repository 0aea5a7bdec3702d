"""The only way foreign text becomes display text: cleaned again, and never markup.

Textual passes control characters straight to the terminal and reads markup in most strings, so
a page's title could press keys or run actions. What goes through here can do neither.
"""

from __future__ import annotations

from rich.text import Text
from textual.content import Content

from linktriage.text import clean_line, clean_text


def plain(text: str, limit: int | None = None) -> Content:
    """Return `text` as literal content for a Textual widget, line breaks kept."""
    return Content(clean_text(text, limit))


def plain_text(text: str, limit: int | None = None) -> Text:
    """Return `text` as literal Rich text, for the widgets that take no `Content`."""
    return Text(clean_text(text, limit))


def plain_line(text: str, limit: int | None = None) -> str:
    """Return `text` harmless and on one line, for a run of a painted line."""
    return clean_line(text, limit)
