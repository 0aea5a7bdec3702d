"""Writing files whole or not at all.

A file is written under a hidden name beside its place, flushed to the disk, and only then given
its name: by a hard link, which refuses a name that is taken, or by a rename when overwriting was
asked for. Whoever looks sees the old file, the whole new one, or none. Several files of one export
are all written first and named last. A program that is killed meanwhile can leave a hidden
`.linktriage-*.part` behind, never a file under the name that was asked for.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from linktriage.errors import RefusedExport

Writer = Callable[[BinaryIO], None]
"""Writes the content of one file."""


def publish(files: Mapping[Path, Writer], *, force: bool = False) -> None:
    """Write all `files`, or none: existing ones are refused unless `force`.

    Raises `RefusedExport`, with a sentence, when a name is taken, a folder is missing or cannot be
    written, or the disk is full; nothing is left behind then.
    """
    with contextlib.ExitStack() as stack:
        ready = {path: stack.enter_context(_written(path, write)) for path, write in files.items()}
        named: list[Path] = []
        try:
            for path, temporary in ready.items():
                _name(temporary, path, force=force)
                named.append(path)
        except RefusedExport:
            if not force:
                _remove(named)
            raise


@contextlib.contextmanager
def folder(path: Path) -> Iterator[None]:
    """Make the folder `path` when it is missing, and take it away again when what follows fails."""
    made = not path.is_dir()
    if made:
        with _sentence(path):
            path.mkdir(mode=0o700)
    try:
        yield
    except BaseException:
        if made:
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


@contextlib.contextmanager
def _written(path: Path, write: Writer) -> Iterator[Path]:
    """Yield a hidden file beside `path` that holds, on the disk, what `write` writes."""
    with _sentence(path):
        descriptor, name = tempfile.mkstemp(".part", ".linktriage-", path.parent)
    try:
        with _sentence(path), os.fdopen(descriptor, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        yield Path(name)
    finally:
        _remove([Path(name)])


def _name(temporary: Path, path: Path, *, force: bool) -> None:
    """Give a written file its name. Raises `RefusedExport` when it is taken, unless `force`."""
    with _sentence(path):
        if force:
            temporary.replace(path)
            return
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            _claim_and_rename(temporary, path)


def _claim_and_rename(temporary: Path, path: Path) -> None:
    """Name a file on a disk without hard links: take the name, empty, then rename over it."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    temporary.replace(path)


def _remove(paths: list[Path]) -> None:
    """Remove files that may be gone already."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


@contextlib.contextmanager
def _sentence(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence that names the file."""
    try:
        yield
    except FileExistsError:
        raise RefusedExport(
            f"{path} exists; choose another name or overwrite with --force."
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RefusedExport(f"{path} was not written: {reason}.") from None
