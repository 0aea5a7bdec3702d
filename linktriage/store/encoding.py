"""The frozen values of `linktriage.model` as JSON text, with the standard library alone.

What `linktriage.store.decoding` reads of it equals what was written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from linktriage.model import Decision, Requeue


def dump(value: object) -> str:
    """Return a value, or a tuple or mapping of values, as compact JSON text."""
    return _ENCODER.encode(value)


def dump_decision(decision: Decision) -> str | None:
    """Return `decision` as JSON text with its kind; None for back to the queue."""
    if isinstance(decision, Requeue):
        return None
    return dump({"kind": type(decision).__name__.lower(), "value": decision})


def _in_json(value: Any) -> object:  # noqa: ANN401 - whatever JSON itself has no form for
    """Return what stands in JSON for a moment, a mapping or a frozen value.

    Enumerations are texts already, and tuples are written as lists.
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return {one.name: getattr(value, one.name) for one in fields(value)}


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_in_json)
