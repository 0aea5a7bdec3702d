"""Where linktriage keeps its things on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from linktriage.errors import BadInput

DATABASE_VARIABLE = "LINKTRIAGE_DB"


def database_path(given: str | Path | None = None) -> Path:
    """Return the database file: the given one, that of the environment, or the user's own.

    Raises `BadInput` for an address of a database server: only files are supported today.
    """
    chosen = str(given or os.environ.get(DATABASE_VARIABLE, ""))
    if "://" in chosen:
        if not chosen.startswith("sqlite:///"):
            raise BadInput("Only SQLite files are supported: give --db a path.")
        chosen = chosen.removeprefix("sqlite:///")
    return Path(chosen).expanduser() if chosen else user_data_path("linktriage") / "linktriage.db"


def user_templates() -> Path:
    """Return the folder whose templates override the built-in ones by name."""
    return user_config_path("linktriage") / "templates"


def keymap_file() -> Path:
    """Return the file in which a user's own keys stand."""
    return user_config_path("linktriage") / "keys.toml"


def look_file() -> Path:
    """Return the file that holds whether the screen is dark or light."""
    return user_config_path("linktriage") / "theme"


def never_file() -> Path:
    """Return the file in which a user adds to the hosts that are never a prospect."""
    return user_config_path("linktriage") / "never_a_prospect.txt"


def crash_log() -> Path:
    """Return the file that takes the traceback of a crash."""
    return user_data_path("linktriage") / "crash.log"
