"""What the command line prints: plain lines, JSON, and a status line that rewrites itself."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from linktriage.text import clean_line, clean_text


def say(text: str) -> None:
    """Print text for the person; nothing in it can act on the terminal."""
    sys.stdout.write(clean_text(text) + "\n")


def say_json(record: Mapping[str, Any]) -> None:
    """Print one JSON object on one line."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def counted(counts: Mapping[str, int]) -> str:
    """Return counts by reason in one line: "3 lost link, 2 own site"."""
    return ", ".join(f"{number:,} {clean_line(str(what))}" for what, number in counts.items())


class StatusLine:
    """One line on standard error that is written over; silent where nobody is looking."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._width = 0

    def show(self, text: str) -> None:
        """Write the line anew."""
        if self._live:
            line = clean_line(text)[:150]
            sys.stderr.write("\r" + line.ljust(self._width))
            sys.stderr.flush()
            self._width = len(line)

    def end(self) -> None:
        """Wipe the line."""
        if self._live and self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0
