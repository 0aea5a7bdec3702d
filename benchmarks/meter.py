"""Times a terminal program from outside: a pty, keys in, a screen read out.

Each chunk of output is stamped before it is parsed, so the cost of the emulator is in no figure.
A key counts as answered with the first chunk after which the screen shows what was expected.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import psutil
import pyte

COLUMNS, LINES = 120, 40
_UNDRAWN = re.compile(
    rb"\x1b\[[<=>?][0-9;:]*[a-zA-Z]|\x1b\[[0-9;?]*\$p|\x1b[P_^\]][^\x1b\x07]*(?:\x1b\\|\x07)"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one program; times in milliseconds, memory in MB."""

    start: float
    keys: tuple[float, ...]
    memory: float

    def percentile(self, share: float) -> float:
        """Return the time within which that share of the keys was answered."""
        ordered = sorted(self.keys)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


class Terminal:
    """One program on a terminal of its own."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        settings = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=settings, start_new_session=True
        )
        os.close(slave)
        self._master = master

    def wait_for(self, pattern: str, since: float | None = None, seconds: float = 60.0) -> float:
        """Return the milliseconds until the screen shows `pattern`; raises `TimeoutError`."""
        begin = self._began if since is None else since
        wanted = re.compile(pattern)
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            ready, _, _ = select.select([self._master], [], [], 0.2)
            if not ready:
                continue
            data = os.read(self._master, 1 << 16)
            stamp = time.perf_counter()
            self._stream.feed(_UNDRAWN.sub(b"", data))
            if wanted.search("\n".join(self._screen.display)):
                return (stamp - begin) * 1000
        message = f"{pattern!r} never came; the screen shows:\n" + "\n".join(self._screen.display)
        raise TimeoutError(message)

    def press(self, key: str, pattern: str) -> float:
        """Return the milliseconds from pressing `key` until the screen shows `pattern`."""
        self._settle()
        moment = time.perf_counter()
        os.write(self._master, key.encode())
        return self.wait_for(pattern, moment)

    def _settle(self) -> None:
        while select.select([self._master], [], [], 0.05)[0]:
            self._stream.feed(_UNDRAWN.sub(b"", os.read(self._master, 1 << 16)))

    def memory(self) -> float:
        """Return the resident memory of the program itself, in MB."""
        return float(psutil.Process(self._process.pid).memory_info().rss) / 1e6

    def end(self) -> None:
        """End the program."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._master)
