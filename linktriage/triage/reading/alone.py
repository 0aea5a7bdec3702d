"""One run at a time: two would ask every site twice, neither knowing of the other."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from linktriage.errors import AlreadyReading

BUSY = "Another linktriage reads into the same database: wait until it is done, or end it."


@contextmanager
def alone(file: Path | None) -> Iterator[None]:
    """Hold the lock in `file` while the block runs; it goes with the process, however that ends.

    Raises `AlreadyReading` while another process holds it. Without a file nothing is locked, nor
    where the disk knows no locks.
    """
    if file is None:
        yield
        return
    held = _lock(file)
    try:
        yield
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        os.close(held)


def _lock(file: Path) -> int:
    """Return the open file. Another run may have taken it away before it was locked: then anew."""
    while True:
        held = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            raise AlreadyReading(BUSY) from None
        except OSError:
            return held
        if _is_there(file, held):
            return held
        os.close(held)


def _is_there(file: Path, held: int) -> bool:
    try:
        return os.path.samestat(os.fstat(held), file.stat())
    except FileNotFoundError:
        return False
