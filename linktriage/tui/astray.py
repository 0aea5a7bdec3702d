"""Letters that mean nothing where they are typed: somebody believes to be writing.

Keys that come quickly may be a person who knows what comes next, or a slow line: how fast they come
tells nothing. A letter that no key of a strip has tells. Enter behind it was meant for a text, so
the strip asks for it once more.
"""

from __future__ import annotations

from textual.events import Key
from textual.widget import Widget


def letter_for_nothing(event: Key, strip: Widget) -> str:
    """Return the letter that was typed where the strip has no key for it, else nothing."""
    typed = event.character or ""
    if not strip.has_focus or not typed.isalpha() or event.key in strip.screen.active_bindings:
        return ""
    return typed
