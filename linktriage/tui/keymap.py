"""The user's own keys: `keys.toml` gives the names of the table other keys."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from textual.keys import KEY_ALIASES, Keys

from linktriage.text import clean_line
from linktriage.triage.places import keymap_file
from linktriage.tui.keys import KEYS


def load_keymap(path: Path | None = None) -> tuple[dict[str, str], str]:
    """Return (name to keys, what is wrong in one sentence or "") of the user's keymap.

    The file holds a table `[keys]`, such as `"read.accept" = "y"`; `read.answer` stands for all
    nine digits only one by one (`read.answer.1`). An empty text switches a key off. What cannot
    be used is left out and said.
    """
    file = path or keymap_file()
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}, ""
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, f"{file} is not used: {clean_line(str(error), 200)}"
    keys = table.get("keys", {})
    if not isinstance(keys, Mapping):
        return {}, f"{file} is not used: [keys] is no table"
    return _checked(keys, file)


def _checked(keys: Mapping[str, object], file: Path) -> tuple[dict[str, str], str]:
    known = {key.id for key in KEYS}
    good: dict[str, str] = {}
    bad: list[str] = []
    for name, value in keys.items():
        if name in known and isinstance(value, str) and _is_spelled_well(value):
            good[name] = value or UNREACHABLE
        else:
            bad.append(clean_line(str(name), 40))
    complaint = f"{file}: not understood: {', '.join(bad[:5])}" if bad else ""
    return good, complaint


UNREACHABLE = "f24"
"""A key that keyboards do not have: what is bound to it is switched off."""

_NAMED = {key.value for key in Keys} | set(KEY_ALIASES)


def _is_spelled_well(keys: str) -> bool:
    """Say whether `keys` are single characters or names that Textual knows."""
    return all(
        len(one) == 1 or one.split("+")[-1] in _NAMED or one.isidentifier()
        for one in (part.strip() for part in keys.split(","))
        if keys
    )
