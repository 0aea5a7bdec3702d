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
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pyte

COLUMNS, LINES = 120, 40
PATIENCE = 60.0
"""Seconds that a program is given to answer."""
_UNDRAWN = re.compile(
    rb"\x1b\[[<=>?][0-9;:]*[a-zA-Z]|\x1b\[[0-9;?]*\$p|\x1b[P_^\]][^\x1b\x07]*(?:\x1b\\|\x07)"
)


@dataclass(frozen=True, slots=True)
class Answered:
    """How long one thing took, in milliseconds: by the clock, and of the processor."""

    clock: float
    cpu: float


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of `values` does not pass."""
    ordered = sorted(values)
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

    def wait_for(
        self, pattern: str, since: float | None = None, seconds: float = PATIENCE
    ) -> float:
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

    def started(self, pattern: str) -> Answered:
        """Return what it took from the beginning until the screen showed `pattern`."""
        clock = self.wait_for(pattern)
        return Answered(clock, self.cpu())

    def press(self, key: str, pattern: str) -> Answered:
        """Return what it took from pressing `key` until the screen showed `pattern`."""
        self.settle()
        before, moment = self.cpu(), time.perf_counter()
        os.write(self._master, key.encode())
        clock = self.wait_for(pattern, moment)
        return Answered(clock, self.cpu() - before)

    def press_until_changed(self, key: str) -> Answered:
        """Return what it took from pressing `key` until another screen was complete.

        Another colour is a change too: a cursor may be nothing else. Raises `TimeoutError`.
        """
        self.settle()
        shown = self._look()
        before, moment = self.cpu(), time.perf_counter()
        os.write(self._master, key.encode())
        last = moment
        while self._look() == shown:
            if time.perf_counter() - moment > PATIENCE:
                raise TimeoutError(f"{key!r} changed nothing:\n{self.shown()}")
            data = b""  # parsed when all has come: what comes meanwhile would be stamped late
            while select.select([self._master], [], [], 0.02)[0]:
                data += os.read(self._master, 1 << 16)
                last = time.perf_counter()
            self._stream.feed(_UNDRAWN.sub(b"", data))
        return Answered((last - moment) * 1000, self.cpu() - before)

    def _look(self) -> list[dict[int, pyte.screens.Char]]:
        """Return every cell of the screen with its colours."""
        return [dict(self._screen.buffer[line]) for line in range(self._screen.lines)]

    def type(self, keys: str) -> None:
        """Type keys and wait for nothing."""
        os.write(self._master, keys.encode())

    def shown(self) -> str:
        """Return what the screen shows as far as it was read."""
        return "\n".join(self._screen.display)

    def take_in(self, until: float) -> None:
        """Read what the program writes next, or wait until that moment for it."""
        left = max(until - time.perf_counter(), 0)
        if select.select([self._master], [], [], left)[0]:
            self._stream.feed(_UNDRAWN.sub(b"", os.read(self._master, 1 << 16)))

    def settle(self, seconds: float = 0.05) -> None:
        """Read on until the program has been silent for so long."""
        while select.select([self._master], [], [], seconds)[0]:
            self._stream.feed(_UNDRAWN.sub(b"", os.read(self._master, 1 << 16)))

    @property
    def pid(self) -> int:
        """The number of the program's process."""
        return self._process.pid

    def is_running(self) -> bool:
        """Say whether the program has not ended yet."""
        return self._process.poll() is None

    def cpu(self) -> float:
        """Return the milliseconds of processor that the program's threads have used, to the ns."""
        folder = Path(f"/proc/{self._process.pid}/task")
        used = 0
        for thread in folder.iterdir():
            with suppress(OSError):
                used += int((thread / "schedstat").read_text().split()[0])
        return used / 1e6

    def memory(self) -> float:
        """Return the resident memory of the program itself, in MB."""
        return float(psutil.Process(self._process.pid).memory_info().rss) / 1e6

    def memory_of_others(self) -> float:
        """Return the resident memory of all processes that the program has started, in MB."""
        others = psutil.Process(self._process.pid).children(recursive=True)
        return sum(float(other.memory_info().rss) for other in others) / 1e6

    def kill(self) -> None:
        """End the program by kill -9, and read what it had written until then."""
        self._process.kill()
        self._process.wait()
        with suppress(OSError):  # the end of what a program wrote to a terminal is an error
            while data := os.read(self._master, 1 << 16):
                self._stream.feed(_UNDRAWN.sub(b"", data))
        os.close(self._master)

    def end(self) -> None:
        """End the program."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._master)
