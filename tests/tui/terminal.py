"""A program on a terminal of its own that answers questions as xterm does, and is watched."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pyte

from tests.patience import PATIENCE

ANSWERS = {
    b"\x1bP$qm": b"\x1bP1$r0m\x1b\\",
    b"\x1b[c": b"\x1b[?62;4c",
    b"\x1b[21t": b"\x1b]laaa",
}
"""What xterm answers to questions, in bytes that would be keys."""

_UNDRAWN = re.compile(rb"\x1b\[[<=>?][0-9;:]*[a-zA-Z]|\x1b\[[0-9;?]*\$p")
"""What the emulator does not know: modes and questions."""


class OnTerminal:
    """One program: keys in, a screen and all that was written out."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]
    ) -> None:
        columns, lines = size
        self.written = b""
        """All that the program has written."""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        settings = {**os.environ, "TERM": "xterm-256color", **environment}
        self.program = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=settings, start_new_session=True
        )
        os.close(slave)

    @property
    def shown(self) -> str:
        """What stands on the screen now."""
        return "\n".join(self._screen.display)

    def type(self, keys: str) -> None:
        """Type keys and wait for nothing."""
        os.write(self._master, keys.encode())

    def wait_for(self, pattern: str, seconds: float = PATIENCE) -> bool:
        """Wait until the screen shows `pattern`; False when it does not come to that."""
        until = time.monotonic() + seconds
        while not re.search(pattern, self.shown):
            if time.monotonic() > until or not self._take_in(0.1):
                return False
        return True

    def settle(self, seconds: float = 0.4) -> None:
        """Wait until the program has been silent for so long."""
        while select.select([self._master], [], [], seconds)[0] and self._take_in(0):
            pass

    def _take_in(self, seconds: float) -> bool:
        """Take in what comes in that time, and answer it; False when the program has ended."""
        if not select.select([self._master], [], [], seconds)[0]:
            return True
        try:
            chunk = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self.written += chunk
        self._stream.feed(_UNDRAWN.sub(b"", chunk))
        for question, answer in ANSWERS.items():
            if question in chunk:
                os.write(self._master, answer)
        return True

    def vanish(self) -> None:
        """Be gone, and tell nobody: no signal is sent to a program that was given no terminal."""
        os.close(self._master)
        self._master = -1

    def end(self) -> None:
        """End the program, and take in what it still writes."""
        self.program.terminate()
        if self._master < 0:
            self.program.wait(PATIENCE)
            return
        while self._take_in(5):
            pass
        self.program.wait(PATIENCE)
        with suppress(OSError):
            os.close(self._master)


@contextmanager
def on_terminal(
    command: Sequence[str], home: Path, size: tuple[int, int] = (100, 30)
) -> Iterator[OnTerminal]:
    """Run a program on a terminal, with its settings in `home`; it is ended when the block is."""
    settings = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(home))
    terminal = OnTerminal(command, settings, size)
    try:
        yield terminal
    finally:
        terminal.end()
