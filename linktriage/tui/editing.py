"""A text handed to the editor of the person, and back."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from linktriage.errors import BadInput
from linktriage.text import clean_text


def edit_outside(text: str) -> str:
    """Open `text` in $VISUAL or $EDITOR (else vi) and return what was left there.

    Raises `BadInput` when the editor cannot be started or says that it failed.
    """
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    with tempfile.TemporaryDirectory(prefix="linktriage-") as folder:
        path = Path(folder) / "pitch.txt"
        path.write_text(text, encoding="utf-8")
        try:
            done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the person's own editor
        except OSError as error:
            raise BadInput(
                f"The editor {command[0]} cannot be started: {error.strerror}."
            ) from error
        if done.returncode:
            raise BadInput(f"The editor {command[0]} failed; nothing was changed.")
        return clean_text(path.read_text(encoding="utf-8", errors="replace"), 50_000)


def joined(subject: str, body: str) -> str:
    """Return a draft as one text: the subject, an empty line, the body."""
    return f"{subject}\n\n{body}\n"


def parted(text: str) -> tuple[str, str]:
    """Return (subject, body) of a text as `joined` makes it."""
    subject, _, body = text.partition("\n")
    return subject.strip(), body.strip()
