"""A terminal that goes away without a word: its window is killed, its connection breaks.

Most terminals send a signal when they go (SIGHUP). Where none comes, Textual reads the end of the
file again and again, at a full core, its thread that writes dies of the first byte, and whoever
hands it the next ones waits for ever.
"""

from __future__ import annotations

import errno
import os
import sys
import termios
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

EVERY = 1.0
"""Seconds between two looks whether the terminal is still there."""
_GONE = {errno.EIO, errno.ENXIO}


def is_gone() -> bool:
    """Say whether the terminal in which the program was started is there no more."""
    assert sys.__stdin__
    try:
        termios.tcgetattr(sys.__stdin__.fileno())
    except termios.error as error:
        return error.args[0] in _GONE
    return False


def let_go() -> None:
    """Turn what the program still says to nobody: from a terminal that is gone it would fail."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)
    os.close(nowhere)


class Steady:
    """Writes to a terminal as long as there is one, and never fails."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal

    def write(self, text: str) -> None:
        """Write, if anybody is there."""
        with suppress(OSError):
            self._terminal.write(text)

    def flush(self) -> None:
        """Send what was written, if anybody is there."""
        with suppress(OSError):
            self._terminal.flush()

    def fileno(self) -> int:
        """Return the number of the terminal's file."""
        return self._terminal.fileno()


class SteadyDriver(LinuxDriver):
    """Textual's way to a terminal, but for one that may go away."""

    def __init__(
        self,
        app: App[None],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert self._file
        # all that Textual asks of a file
        self._file = Steady(self._file)  # type: ignore[assignment]
