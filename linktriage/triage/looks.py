"""The look of the screen, dark or light, and the one that was chosen last on this machine."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from linktriage.errors import BadInput


class Look(StrEnum):
    """What the screen's colours are made for."""

    DARK = "dark"
    LIGHT = "light"


def remembered() -> Look:
    """Return the look chosen last; dark when none was, or what is kept is none."""
    try:
        return Look(_file().read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return Look.DARK


def remember(look: Look) -> None:
    """Begin with this look from now on. Raises `BadInput` when that cannot be written down."""
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{look}\n", encoding="utf-8")
    except OSError as error:
        raise BadInput(f"The theme counts for now, but {file} cannot be written.") from error


def _file() -> Path:
    # what finds the user's folders takes a while to load, and `--help` asks for none
    from linktriage.triage.places import look_file

    return look_file()
