"""Reading JSON that somebody else wrote: what is not as expected is missing, never an error."""

from __future__ import annotations

import json
import math
from typing import Any


def read(text: str) -> Any:  # noqa: ANN401 - foreign JSON
    """Return what a text holds, or None when it is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def member(value: object, *names: str) -> Any:  # noqa: ANN401 - foreign JSON
    """Return what stands under these names, one inside the other, or None."""
    for name in names:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def items(value: object) -> list[Any]:
    """Return a list as it is, and an empty one for anything else."""
    return value if isinstance(value, list) else []


def number(value: object) -> float | None:
    """Return a finite number not below 0, also one written as a text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and found >= 0 else None
